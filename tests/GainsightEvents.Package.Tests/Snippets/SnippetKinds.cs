namespace GainsightEvents.Package.Tests.Snippets;

/// <summary>
/// What a block may be, by language. One that is <c>fragment: …</c> is shown only, and says why. Languages that are not listed, such as
/// <c>sh</c> and <c>text</c>, need no kind.
/// </summary>
internal static class SnippetKinds
{
    /// <summary>A file of its own in the page's project.</summary>
    public const string Events = "events";

    /// <summary>Statements inside a method, which find the variables of <see cref="SnippetSurroundings"/>.</summary>
    public const string Statements = "statements";

    /// <summary>A whole program that comes to its end.</summary>
    public const string Program = "program";

    /// <summary>A whole program that serves HTTP until it is stopped. The page has a request for it.</summary>
    public const string Server = "server";

    /// <summary>Properties that the page's project needs, in the place of those that <c>dotnet new web</c> writes.</summary>
    public const string Project = "project";

    /// <summary>The settings of the page's program.</summary>
    public const string Settings = "appsettings.json";

    /// <summary>A request to the page's server, by curl.</summary>
    public const string Request = "request";

    private const string Fragment = "fragment: ";

    private static readonly Dictionary<string, string[]> Known = new(StringComparer.Ordinal)
    {
        ["csharp"] = [Events, Statements, Program, Server],
        ["xml"] = [Project],
        ["json"] = [Settings],
    };

    /// <summary>What is wrong with a block's mark; <see langword="null"/> for nothing.</summary>
    public static string? FlawOf(Fence fence) =>
        !Known.TryGetValue(fence.Language, out var kinds) || kinds.Contains(fence.Kind) ? null
        : fence.Kind.StartsWith(Fragment, StringComparison.Ordinal) && fence.Kind.Length > Fragment.Length ? null
        : $"{fence} is not marked; write ```{fence.Language} and one of: {string.Join(", ", kinds)}, or 'fragment: ' and why it cannot be compiled";
}
