using GainsightEvents.Generators.Infrastructure;
using GainsightEvents.Plans.Comparison;
using GainsightEvents.Plans.PlanFiles;

namespace GainsightEvents.CodeFixes;

/// <summary>Makes a member what the plan says: its type, whether it may be left out, its name on the wire, its constraints.</summary>
internal static class PlannedMember
{
    private static readonly string[] Replaced =
    [
        MetadataNames.JsonPropertyName, MetadataNames.Personal, MetadataNames.Range, MetadataNames.StringLength, MetadataNames.MinLength,
        MetadataNames.MaxLength, MetadataNames.RegularExpression, MetadataNames.AllowedValues, MetadataNames.Url,
    ];

    /// <summary>Offers it where the project still compiles, and nothing is left that differs at the member.</summary>
    public static async Task OfferAsync(FixTarget target)
    {
        if (target.MemberSyntax is not PropertyDeclarationSyntax property
            || PlanWriting.FindDocument(target.Document.Project) is not { } file
            || !target.Compilation.AcceptsInit())
        {
            return;
        }

        var text = await file.GetTextAsync(target.CancellationToken).ConfigureAwait(false);
        var options = target.Document.Project.AnalyzerOptions.AnalyzerConfigOptionsProvider;
        if (target.TypeSyntax is not { } syntax
            || target.Model.GetDeclaredSymbol(syntax, target.CancellationToken) is not { } type
            || PlanDocument.Of(text).FindDrift(target.Compilation, options) is not { } drift
            || drift.ChangesAt(type).FirstOrDefault(found => IsThat(found.Change, target.Diagnostic)).Change is not { EventBefore: { } planned, MemberBefore: { } before, MemberAfter: { } after })
        {
            return;
        }

        var changed = target.Document.WithSyntaxRoot(target.Root.ReplaceNode(property, Adjust(target, property, planned.Target, before, after)));
        if (await target.StillCompilesAsync(changed).ConfigureAwait(false)
            && await changed.Project.GetCompilationAsync(target.CancellationToken).ConfigureAwait(false) is { } compilation
            && PlanDocument.Of(text).FindDrift(compilation, options) is { } left
            && !left.Comparison.Changes.Any(change => IsThat(change, target.Diagnostic)))
        {
            target.Offer(PlanFixes.DeclareTitle, PlanFixes.Declare, _ => Task.FromResult(changed.Project.Solution));
        }
    }

    private static bool IsThat(PlanChange change, Diagnostic diagnostic) =>
        change.Kind.ToString() == diagnostic.Properties[PlanDriftMessage.KindProperty]
        && change.Event == diagnostic.Properties[PlanDriftMessage.EventProperty]
        && change.Member == diagnostic.Properties[PlanDriftMessage.MemberProperty];

    private static PropertyDeclarationSyntax Adjust(FixTarget target, PropertyDeclarationSyntax property, EventTarget goesTo, PlanMember before, PlanMember after)
    {
        var lines = PlanMemberText.Write(
            goesTo, before with { Description = null, Deprecated = null, Retired = null }, _ => property.Identifier.ValueText, target.Compilation.AcceptsRequired());
        var planned = PlannedEvent.Simplified((PropertyDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration(string.Join("\n", lines))!);
        var core = before.Type == after.Type ? Core(property.Type) : Core(planned.Type);
        TypeSyntax written = before.Required ? core.WithoutTrivia() : SyntaxFactory.NullableType(core.WithoutTrivia());
        return property
            .WithAttributeLists(Attributes(target, property, planned))
            .WithModifiers(Modifiers(property, planned))
            .WithType(written.WithTriviaFrom(property.Type))
            .WithLeadingTrivia(property.GetLeadingTrivia());
    }

    private static TypeSyntax Core(TypeSyntax type) => type is NullableTypeSyntax nullable ? nullable.ElementType : type;

    private static SyntaxTokenList Modifiers(PropertyDeclarationSyntax property, PropertyDeclarationSyntax planned)
    {
        var isMarked = property.Modifiers.Any(SyntaxKind.RequiredKeyword);
        var modifiers = property.Modifiers.Select(static token => token.WithLeadingTrivia());
        return planned.Modifiers.Any(SyntaxKind.RequiredKeyword) == isMarked ? [.. modifiers]
            : isMarked ? [.. modifiers.Where(static token => !token.IsKind(SyntaxKind.RequiredKeyword))]
            : [.. modifiers, SyntaxFactory.Token([], SyntaxKind.RequiredKeyword, [SyntaxFactory.Space])];
    }

    // Marks and whatever else is not in the plan stay. Each list ends its line.
    private static SyntaxList<AttributeListSyntax> Attributes(FixTarget target, PropertyDeclarationSyntax property, PropertyDeclarationSyntax planned)
    {
        var lineEnd = Layout.LineEnd(target.Root);
        var kept = property.AttributeLists.Where(list => !list.Attributes.Any(attribute => IsReplaced(target.Model, attribute)));
        var present = kept.Select(static list => list.WithLeadingTrivia());
        var added = planned.AttributeLists
            .Where(list => list.Attributes.Any(attribute => Array.Exists(Replaced, name => name.StartsWith(attribute.Name.ToString().Replace("global::", ""), StringComparison.Ordinal))));
        SyntaxTriviaList ending = [lineEnd, .. Layout.Indentation(property)];
        return [.. present.Select(list => list.WithTrailingTrivia(ending)), .. added.Select(list => list.WithLeadingTrivia().WithTrailingTrivia(ending))];
    }

    private static bool IsReplaced(SemanticModel model, AttributeSyntax attribute) =>
        model.GetTypeInfo(attribute).Type is INamedTypeSymbol type && Array.Exists(Replaced, type.HasFullName);
}
