using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;

namespace GainsightEvents.CodeFixes;

/// <summary>Names types in code that a fix adds.</summary>
internal static class TypeNames
{
    /// <summary>A name that is shortened as far as the place allows once the fix is applied; a using is added only where none serves.</summary>
    public static async Task<NameSyntax> CreateAsync(Document document, int position, INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        var name = (NameSyntax)SyntaxGenerator.GetGenerator(document).TypeExpression(type, addImport: true)
            .WithoutElasticTrivia()
            .WithAdditionalAnnotations(Simplifier.Annotation);

        // Asked for an import that a global using makes needless, the editor's import adder leaves an empty line.
        var isInScope = model!.LookupNamespacesAndTypes(position, name: type.Name)
            .Any(found => found.ToDisplayString() == type.ToDisplayString());
        return isInScope ? name : name.WithAdditionalAnnotations(Simplifier.AddImportsAnnotation);
    }
}
