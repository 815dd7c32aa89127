using GainsightEvents.Generators.Infrastructure;

namespace GainsightEvents.CodeFixes;

/// <summary>Puts attributes in the place of others, and leaves those that stay where they are.</summary>
internal static class AttributeReplacement
{
    /// <summary>The attributes of a type, a property or a parameter.</summary>
    public static IEnumerable<AttributeSyntax> Attributes(this SyntaxNode declaration) =>
        declaration.ChildNodes().OfType<AttributeListSyntax>().SelectMany(static list => list.Attributes);

    /// <summary>Whether it is of a class with that full name.</summary>
    public static bool IsOf(this AttributeSyntax attribute, SemanticModel model, string fullName) =>
        model.GetTypeInfo(attribute).Type is INamedTypeSymbol type && type.HasFullName(fullName);

    /// <param name="changed">The declaration, of which something else may have changed.</param>
    /// <param name="present">The same declaration in its compilation.</param>
    /// <param name="model">The compilation's model.</param>
    /// <param name="replaced">The full names of the attributes that go.</param>
    /// <param name="added">Those that come, each with its full name. One of the same name gives it its place.</param>
    public static SyntaxNode WithAttributes(
        this SyntaxNode changed, SyntaxNode present, SemanticModel model, IReadOnlyCollection<string> replaced, IReadOnlyList<(string FullName, AttributeSyntax Attribute)> added)
    {
        var old = present.Attributes().Zip(changed.Attributes(), static (one, same) => (One: one, Same: same))
            .Select(each => (FullName: replaced.FirstOrDefault(name => each.One.IsOf(model, name)), each.Same))
            .Where(static each => each.FullName is not null)
            .ToList();
        changed = changed.TrackNodes(old.Select(static each => each.Same));
        foreach (var (fullName, same) in old)
        {
            var current = changed.GetCurrentNode(same)!;
            changed = added.FirstOrDefault(each => each.FullName == fullName).Attribute is { } next
                ? changed.ReplaceNode(current, Merged(current, next))
                : changed.WithoutAttribute(current);
        }

        foreach (var (fullName, attribute) in added.Reverse().Where(each => !old.Exists(one => one.FullName == each.FullName)))
        {
            changed = changed.WithAttribute(attribute, onProperty: !model.Compilation.TakesParameter(fullName));
        }

        return changed;
    }

    // With one text only, it keeps what else it says, such as an error's message.
    private static AttributeSyntax Merged(AttributeSyntax present, AttributeSyntax next) =>
        next.ArgumentList is { Arguments: { Count: 1 } arguments } && arguments[0] is { NameEquals: null, Expression: LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } text }
            ? present.WithFirstArgument(text)
            : next.WithTriviaFrom(present);

    private static bool TakesParameter(this Compilation compilation, string fullName) =>
        compilation.GetTypesByMetadataName(fullName).FirstOrDefault()?.FindAttribute("System.AttributeUsageAttribute")?.PositionalArgument<int>(0) is not { } targets
        || ((AttributeTargets)targets).HasFlag(AttributeTargets.Parameter);
}
