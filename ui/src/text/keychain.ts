export const keychainText = {
  heading: 'Open without typing',
  isOff:
    'The journal asks for your passphrase each time. The keychain of the computer can open it instead. What that changes:',
  isOn: 'The keychain of a computer opens this journal. Where a keychain has nothing for it, your passphrase is asked for as before.',
  limits: [
    'Anyone who can use your account on this computer can then open the journal without your passphrase. So can the programs that run in it.',
    'If someone takes the computer, the journal is as safe as the password of your account.',
    'The keychain lists an item named “Notes”. It does not say where the journal is.',
    'Your passphrase is still asked for before anything leaves the journal or opens it in another way. Do not forget it.',
  ],
  none: 'No keychain answers on this computer, so this cannot be turned on here. On Linux, GNOME Keyring and KWallet are keychains: install one, log in anew, and come back.',
  on: 'Let this computer open it…',
  off: 'Ask for the passphrase each time…',
  onHeading: 'Let this computer open the journal',
  offHeading: 'Ask for the passphrase each time',
  offNote: 'What the keychain holds opens nothing any more, and is taken out of it.',
  passphrase: 'Your passphrase',
  onGo: 'Let it open',
  offGo: 'Ask each time',
  working: 'Asking the keychain. It may open a window of its own.',
  turnedOn: 'The journal opens without typing on this computer.',
  turnedOff: 'The passphrase is asked for each time from now on.',

  open: 'Open',
  asking:
    'Asking the keychain of this computer. It may want the password of your account, in a window of its own.',
};
