using GainsightEvents.Generators.Infrastructure;
using GainsightEvents.Generators.Parsing.Members;

namespace GainsightEvents.CodeFixes;

/// <summary>GSE0001: marks the property that looks like the user's id, or adds one, or takes the id from the context.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class MissingIdentifyIdCodeFix() : EventCodeFixProvider(MissingIdentifyIdAnalyzer.Rule.Id)
{
    public const string MarkBest = "MarkBest";
    public const string AddProperty = "AddProperty";
    public const string FromContext = "FromContext";

    private static readonly string[] PropertyNames = ["UserId", "IdentifyId"];

    protected override Task OfferAsync(FixTarget target)
    {
        if (target.TypeSyntax is { } syntax
            && target.Model.GetDeclaredSymbol(syntax, target.CancellationToken) is { } type
            && EventDeclaration.Find(type, target.CancellationToken) is { } declaration
            && target.Compilation.GetTypeByMetadataName(MetadataNames.IdentifyId) is { } identifyId)
        {
            if (!OfferMarks(target, type, identifyId))
            {
                OfferProperty(target, syntax, type, identifyId);
            }

            OfferContext(target, declaration.AttributeSyntax);
        }

        return Task.CompletedTask;
    }

    private static bool OfferMarks(FixTarget target, INamedTypeSymbol type, INamedTypeSymbol identifyId)
    {
        var equivalenceKey = MarkBest;
        foreach (var candidate in IdentifyIdCandidates.Find(type))
        {
            if (FindDeclaration(candidate, target) is var (document, declaration))
            {
                target.Offer($"Mark '{candidate.Name}' as [IdentifyId]", equivalenceKey, async cancellationToken =>
                {
                    var root = await declaration.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false);
                    var name = await TypeNames.CreateAsync(document, declaration.SpanStart, identifyId, cancellationToken).ConfigureAwait(false);
                    return document.WithSyntaxRoot(root.ReplaceNode(declaration, declaration.WithAttribute(name))).Project.Solution;
                });
                equivalenceKey = $"Mark {candidate.Name} next";
            }
        }

        return equivalenceKey != MarkBest;
    }

    // A property of a referenced assembly, or one that another generator writes, cannot be marked here.
    private static (Document Document, SyntaxNode Declaration)? FindDeclaration(EventProperty candidate, FixTarget target) =>
        candidate.Property.DeclaringSyntaxReferences.FirstOrDefault() is { } reference
        && target.Document.Project.Solution.GetDocument(reference.SyntaxTree) is { } document and not SourceGeneratedDocument
        && reference.GetSyntax(target.CancellationToken) is PropertyDeclarationSyntax or ParameterSyntax
            ? (document, reference.GetSyntax(target.CancellationToken))
            : null;

    private static void OfferProperty(FixTarget target, TypeDeclarationSyntax syntax, INamedTypeSymbol type, INamedTypeSymbol identifyId)
    {
        if (FindFreeName(type) is { } name && IdentifyIdProperty.Declaration(name, type, target.Compilation) is { } declaration)
        {
            target.OfferReplacement($"Add the property '{name}', marked [IdentifyId]", AddProperty, syntax, identifyId, attribute =>
                syntax.WithFirstMember((MemberDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration(declaration)!
                    .WithAttribute(attribute)));
        }
    }

    private static string? FindFreeName(INamedTypeSymbol type) =>
        Array.Find(PropertyNames, name =>
        {
            for (var current = type; current is not null; current = current.BaseType)
            {
                if (!current.GetMembers(name).IsEmpty || current.Name == name)
                {
                    return false;
                }
            }

            return true;
        });

    private static void OfferContext(FixTarget target, AttributeSyntax attribute)
    {
        if (target.Compilation.GetTypeByMetadataName(MetadataNames.IdentitySourceEnum) is { } source)
        {
            target.OfferReplacement("Take the identifyId from the context", FromContext, attribute, source, name =>
                attribute.WithNamedArgument("Identity", SyntaxFactory.MemberAccessExpression(
                    SyntaxKind.SimpleMemberAccessExpression, name, SyntaxFactory.IdentifierName("FromContext"))));
        }
    }
}
