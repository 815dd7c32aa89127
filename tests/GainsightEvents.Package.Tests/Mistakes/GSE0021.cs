using GainsightEvents;

namespace Mistakes.GSE0021;

public static class Texts
{
    public const string Line = "A name that tells the whole story of an event, ";
    public const string Page = Line + Line + Line + Line + Line + Line + Line + Line + Line + Line + Line;
}

[GainsightEvent(Texts.Page + Texts.Page + Texts.Page + Texts.Page + "and so on")]
public sealed partial record ReportExported
{
    [IdentifyId] public required string UserId { get; init; }
}
