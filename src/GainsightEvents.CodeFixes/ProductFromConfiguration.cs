using GainsightEvents.Generators.Infrastructure;

namespace GainsightEvents.CodeFixes;

/// <summary>Writes <c>[assembly: PxProduct(FromConfiguration = true)]</c> where a reader would look for it.</summary>
internal static class ProductFromConfiguration
{
    /// <summary>
    /// Corrects the attribute that settles nothing, if there is one for the product; else adds one beside the project's other products, else to the
    /// event's own file.
    /// </summary>
    public static async Task<Solution> AddAsync(Solution solution, DocumentId eventDocument, string? product, CancellationToken cancellationToken)
    {
        var project = solution.GetDocument(eventDocument)!.Project;
        var compilation = (await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false))!;
        var present = compilation.Assembly.GetAttributes()
            .Where(static attribute => attribute.AttributeClass?.HasFullName(MetadataNames.PxProduct) == true)
            .Where(attribute => project.GetDocument(attribute.ApplicationSyntaxReference?.SyntaxTree) is not (null or SourceGeneratedDocument))
            .ToArray();
        var same = present.FirstOrDefault(attribute =>
            string.Equals(attribute.NamedArgument<string>("Name"), product, StringComparison.OrdinalIgnoreCase));
        var neighbour = (same ?? present.LastOrDefault())?.ApplicationSyntaxReference;
        var document = neighbour is null ? solution.GetDocument(eventDocument)! : project.GetDocument(neighbour.SyntaxTree)!;

        var root = (CompilationUnitSyntax)(await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        if (same is not null)
        {
            var old = (AttributeSyntax)root.FindNode(neighbour!.Span);
            return document.WithSyntaxRoot(root.ReplaceNode(old, Correct(old))).Project.Solution;
        }

        var pxProduct = compilation.GetTypeByMetadataName(MetadataNames.PxProduct)!;
        var name = await TypeNames.CreateAsync(document, position: 0, pxProduct, cancellationToken).ConfigureAwait(false);
        return document.WithSyntaxRoot(root.WithAssemblyAttribute(Create(name, product))).Project.Solution;
    }

    private static AttributeSyntax Create(NameSyntax pxProduct, string? product)
    {
        var attribute = SyntaxFactory.Attribute(pxProduct);
        if (product is not null)
        {
            var name = SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(product));
            attribute = attribute.WithNamedArgument("Name", name);
        }

        return attribute.WithNamedArgument("FromConfiguration", SyntaxFactory.LiteralExpression(SyntaxKind.TrueLiteralExpression));
    }

    // Drops the empty key, keeps the name.
    private static AttributeSyntax Correct(AttributeSyntax attribute)
    {
        var arguments = attribute.ArgumentList ?? SyntaxFactory.AttributeArgumentList();
        if (arguments.Arguments.FirstOrDefault() is { NameEquals: null } key)
        {
            arguments = arguments.RemoveNode(key, SyntaxRemoveOptions.KeepNoTrivia)!;
        }

        return attribute.WithArgumentList(arguments)
            .WithNamedArgument("FromConfiguration", SyntaxFactory.LiteralExpression(SyntaxKind.TrueLiteralExpression));
    }
}
