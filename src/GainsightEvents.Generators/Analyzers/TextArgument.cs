using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>The one text that an attribute such as <c>[Retired("…")]</c> is given.</summary>
internal static class TextArgument
{
    /// <summary>Where it is written; null where the attribute is not in source, or has none.</summary>
    public static ExpressionSyntax? Find(AttributeData attribute, CancellationToken cancellationToken) =>
        attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken) is AttributeSyntax syntax ? Find(syntax) : null;

    public static ExpressionSyntax? Find(AttributeSyntax attribute) =>
        attribute.ArgumentList?.Arguments.FirstOrDefault(static argument => argument.NameEquals is null)?.Expression;

    /// <summary>Whether it compiles; what does not is the compiler's to report.</summary>
    public static bool IsGiven(AttributeData attribute) =>
        attribute.ConstructorArguments is { Length: 1 } arguments && arguments[0].Kind == TypedConstantKind.Primitive;
}
