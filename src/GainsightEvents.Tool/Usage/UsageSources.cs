using Microsoft.CodeAnalysis;

namespace GainsightEvents.Tool.Usage;

/// <summary>What is known of our own names in sources.</summary>
internal static class UsageSources
{
    private const string Generator = "GainsightEvents.Generators.EventGenerator";

    /// <summary>The metadata name of the interface of all events.</summary>
    public const string EventInterface = "GainsightEvents.IGainsightEvent";

    /// <summary>Whether our generator wrote a file: it calls the publisher for every event.</summary>
    public static bool IsOurs(SyntaxTree tree) => string.Equals(Path.GetFileName(Path.GetDirectoryName(tree.FilePath)), Generator, StringComparison.Ordinal);

    /// <summary>Whether a type is the interface of all events.</summary>
    public static bool IsEventInterface(ITypeSymbol type) => type.ToDisplayString() == EventInterface;
}
