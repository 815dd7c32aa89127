namespace GainsightEvents.CodeFixes;

/// <summary>Writes attributes with full names, which are shortened once they stand in their place.</summary>
internal static class PlanAttribute
{
    /// <param name="attributeName">Its class's full name.</param>
    /// <param name="arguments">What stands between the parentheses; null for an attribute without them.</param>
    public static string Write(string attributeName, string? arguments = null) =>
        $"[global::{attributeName.Substring(0, attributeName.Length - "Attribute".Length)}{(arguments is null ? "" : $"({arguments})")}]";

    /// <summary>The attribute that was written so, whose full name the editor shortens in its place.</summary>
    public static AttributeSyntax Parse(string written) =>
        PlannedEvent.Simplified(((TypeDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration($"{written} class C;")!).AttributeLists[0].Attributes[0]);

    /// <summary>With a text as its argument.</summary>
    public static string WriteText(string attributeName, string text) => Write(attributeName, SymbolDisplay.FormatLiteral(text, quote: true));
}
