//! What a column of a table may mean.

/// The meaning of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Meaning {
    Date,
    /// The time of day, where the date stands apart.
    Time,
    Title,
    Body,
    Tags,
    Mood,
    Starred,
    /// The other program's id of the row.
    Id,
    /// A number of this name; of the column's, if it is empty.
    Number(String),
    /// Kept as it is.
    Extra,
}

const NUMBER: &str = "number:";

/// What columns are called, in some languages. Lower case, with spaces for `_` and `-`.
const CALLED: [(Meaning, &[&str]); 8] = [
    (
        Meaning::Date,
        &[
            "date",
            "full date",
            "datetime",
            "date time",
            "date/time",
            "day",
            "timestamp",
            "created",
            "created at",
            "createdat",
            "created date",
            "creation date",
            "creationdate",
            "entry date",
            "when",
            "datum",
            "fecha",
            "data",
            "jour",
            "dag",
        ],
    ),
    (Meaning::Time, &["time", "time of day", "hour", "uhrzeit", "zeit", "heure", "hora", "ora", "tijd"]),
    (
        Meaning::Title,
        &["title", "note title", "subject", "heading", "headline", "titel", "titre", "título", "titolo"],
    ),
    (
        Meaning::Body,
        &[
            "body",
            "text",
            "entry",
            "note",
            "notes",
            "content",
            "contents",
            "journal",
            "diary",
            "description",
            "comment",
            "comments",
            "message",
            "details",
            "eintrag",
            "notiz",
            "notizen",
            "texte",
            "texto",
            "nota",
            "notas",
            "contenu",
            "testo",
            "tekst",
            "what happened",
        ],
    ),
    (
        Meaning::Tags,
        &[
            "tags",
            "tag",
            "labels",
            "label",
            "category",
            "categories",
            "activities",
            "keywords",
            "etiquetas",
            "étiquettes",
            "schlagworte",
        ],
    ),
    (
        Meaning::Mood,
        &[
            "mood",
            "feeling",
            "feelings",
            "emotion",
            "emotions",
            "stimmung",
            "humeur",
            "ánimo",
            "estado de ánimo",
            "humor",
            "umore",
            "stemming",
        ],
    ),
    (
        Meaning::Starred,
        &["starred", "star", "favorite", "favourite", "favorites", "pinned", "flagged", "favorit", "favori"],
    ),
    (Meaning::Id, &["id", "uuid", "guid", "entry id"]),
];

impl Meaning {
    /// Reads what [`Self::name`] writes; what is not known is [`Self::Extra`].
    pub fn parse(name: &str) -> Self {
        match name {
            "date" => Self::Date,
            "time" => Self::Time,
            "title" => Self::Title,
            "body" => Self::Body,
            "tags" => Self::Tags,
            "mood" => Self::Mood,
            "starred" => Self::Starred,
            "id" => Self::Id,
            _ => name.strip_prefix(NUMBER).map_or(Self::Extra, |name| Self::Number(name.trim().to_owned())),
        }
    }

    pub fn name(&self) -> String {
        match self {
            Self::Date => "date",
            Self::Time => "time",
            Self::Title => "title",
            Self::Body => "body",
            Self::Tags => "tags",
            Self::Mood => "mood",
            Self::Starred => "starred",
            Self::Id => "id",
            Self::Number(name) => return format!("{NUMBER}{name}"),
            Self::Extra => "extra",
        }
        .to_owned()
    }

    /// What a column of this header likely is.
    pub fn called(header: &str) -> Option<Self> {
        let header = header.to_lowercase().replace(['_', '-'], " ");
        CALLED.iter().find(|(_, names)| names.contains(&header.trim())).map(|(meaning, _)| meaning.clone())
    }

    /// Whether a table has no more than one of it.
    pub fn is_single(&self) -> bool {
        matches!(self, Self::Date | Self::Time | Self::Title | Self::Mood | Self::Starred | Self::Id)
    }
}
