namespace GainsightEvents.Generators.Parsing.PublishMethod;

/// <summary>A member's default as a parameter of the publish method sees it.</summary>
/// <param name="IsLeftOut">Whether there must be no parameter: the default is computed, or cannot be seen.</param>
/// <param name="Text">The expression; null where the caller has to give a value.</param>
internal readonly record struct MemberDefault(bool IsLeftOut, string? Text)
{
    public static MemberDefault LeftOut => new(IsLeftOut: true, Text: null);

    public static MemberDefault None => new(IsLeftOut: false, Text: null);

    public static MemberDefault Of(string text) => new(IsLeftOut: false, text);
}
