namespace GainsightEvents.Generators.Parsing.PublishMethod;

/// <summary>A member's default as a parameter of the publish method sees it.</summary>
/// <param name="Unproven">Why there must be no parameter, as the end of a sentence; null where the default is known.</param>
/// <param name="Text">The expression; null where the caller has to give a value.</param>
internal readonly record struct MemberDefault(string? Unproven, string? Text)
{
    public static MemberDefault None => default;

    public static MemberDefault Because(string unproven) => new(unproven, Text: null);

    public static MemberDefault Of(string text) => new(Unproven: null, text);
}
