using GainsightEvents.Generators.Infrastructure;
using GainsightEvents.Generators.Parsing;

namespace GainsightEvents.CodeFixes;

/// <summary>GSE0048: makes the type an event, named after itself in words, and partial with all that contains it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class MarksWithoutEventCodeFix() : EventCodeFixProvider(MarksWithoutEventAnalyzer.Rule.Id)
{
    public const string MakeEvent = "MakeEvent";

    // The batch fixer would make a containing type partial once for each type inside, and give up where these changes meet.
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(static async (context, document, diagnostics) =>
    {
        var root = await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        var types = diagnostics
            .Where(IsMeantAsEvent)
            .Select(diagnostic => root!.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<TypeDeclarationSyntax>()!)
            .Where(type => CanBeEvent(type, model!, context.CancellationToken))
            .ToList();
        return types.Count == 0 ? document : await ChangeAsync(document, types, context.CancellationToken).ConfigureAwait(false);
    });

    protected override Task OfferAsync(FixTarget target)
    {
        if (target.TypeSyntax is { } syntax && IsMeantAsEvent(target.Diagnostic) && CanBeEvent(syntax, target.Model, target.CancellationToken))
        {
            target.Offer($"Declare it as the event \"{NameOf(syntax)}\"", MakeEvent, async cancellationToken =>
                (await ChangeAsync(target.Document, [syntax], cancellationToken).ConfigureAwait(false)).Project.Solution);
        }

        return Task.CompletedTask;
    }

    // A value inside an event is none itself.
    private static bool IsMeantAsEvent(Diagnostic diagnostic) => diagnostic.Properties[MarksWithoutEventAnalyzer.HolderProperty] is null;

    private static bool CanBeEvent(TypeDeclarationSyntax syntax, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetDeclaredSymbol(syntax, cancellationToken) is { } type
        && GenerationObstacles.FindInShape(type, cancellationToken).Obstacle is GenerationObstacle.None or GenerationObstacle.NotPartial;

    private static string NameOf(TypeDeclarationSyntax type) => EmptyEventNameCodeFix.SplitIntoWords(type.Identifier.ValueText);

    private static async Task<Document> ChangeAsync(Document document, List<TypeDeclarationSyntax> types, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        var attribute = model!.Compilation.GetTypeByMetadataName(MetadataNames.GainsightEvent);
        if (attribute is null)
        {
            return document;
        }

        var name = await TypeNames.CreateAsync(document, types[0].SpanStart, attribute, cancellationToken).ConfigureAwait(false);
        var chains = types.SelectMany(static type => type.AncestorsAndSelf().OfType<TypeDeclarationSyntax>()).Distinct();
        return document.WithSyntaxRoot(root!.ReplaceNodes(chains, (original, changed) =>
        {
            var partial = changed.Modifiers.Any(SyntaxKind.PartialKeyword) ? changed : changed.WithPartial();
            return types.Contains(original) ? WithEventAttribute(partial, name, NameOf(original)) : partial;
        }));
    }

    // In a line of its own, after comments and before whatever else stands there.
    private static TypeDeclarationSyntax WithEventAttribute(TypeDeclarationSyntax type, NameSyntax attributeName, string eventName)
    {
        var argument = SyntaxFactory.AttributeArgument(SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(eventName)));
        var attribute = SyntaxFactory.Attribute(attributeName, SyntaxFactory.AttributeArgumentList([argument]));
        var list = SyntaxFactory.AttributeList([attribute])
            .WithoutElasticTrivia()
            .WithLeadingTrivia(type.GetLeadingTrivia())
            .WithTrailingTrivia(Layout.Indentation(type).Insert(0, Layout.LineEnd(type)));
        var bare = type.WithoutLeadingTrivia();
        return bare.WithAttributeLists(bare.AttributeLists.Insert(0, list));
    }
}
