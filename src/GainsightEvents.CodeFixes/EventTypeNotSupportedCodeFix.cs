namespace GainsightEvents.CodeFixes;

/// <summary>GSE0005: widens a type that the catalog cannot reach. The other reasons ask for a decision that only the author can take.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class EventTypeNotSupportedCodeFix() : EventCodeFixProvider(EventTypeNotSupportedAnalyzer.Rule.Id)
{
    public const string MakeInternal = "MakeInternal";

    protected override async Task OfferAsync(FixTarget target)
    {
        if (target.TypeSyntax is not { } syntax
            || target.Model.GetDeclaredSymbol(syntax, target.CancellationToken) is not { DeclaringSyntaxReferences.Length: 1, Arity: 0 } type)
        {
            return;
        }

        // Only ever wider than before: a protected type stays in reach of the types that derive from its container in other assemblies.
        SyntaxKind[] accessibility = type switch
        {
            { IsFileLocal: true } => [SyntaxKind.InternalKeyword],
            { DeclaredAccessibility: Accessibility.Private or Accessibility.ProtectedAndInternal } => [SyntaxKind.InternalKeyword],
            { DeclaredAccessibility: Accessibility.Protected } => [SyntaxKind.ProtectedKeyword, SyntaxKind.InternalKeyword],
            _ => [],
        };
        if (accessibility.Length == 0)
        {
            return;
        }

        var widened = target.Document.WithSyntaxRoot(target.Root.ReplaceNode(syntax, syntax.WithAccessibility(accessibility)));
        if (!HasNamesake(type) && await StillCompilesAsync(widened, syntax.SpanStart, target).ConfigureAwait(false))
        {
            var words = string.Join(" ", accessibility.Select(SyntaxFacts.GetText));
            target.Offer($"Make '{type.Name}' {words}", MakeInternal, _ => Task.FromResult(widened.Project.Solution));
        }
    }

    // What only one file sees may share its name with a type of another file.
    private static bool HasNamesake(INamedTypeSymbol type) =>
        type.IsFileLocal && type.ContainingNamespace.GetTypeMembers(type.Name, arity: 0).Length > 1;

    // A wider type must not lean on narrower ones (CS0050 to CS0061).
    private static async Task<bool> StillCompilesAsync(Document widened, int position, FixTarget target)
    {
        var root = await widened.GetSyntaxRootAsync(target.CancellationToken).ConfigureAwait(false);
        var model = await widened.GetSemanticModelAsync(target.CancellationToken).ConfigureAwait(false);
        var type = root?.FindToken(position).Parent?.FirstAncestorOrSelf<TypeDeclarationSyntax>();
        return type is not null && model is not null
            && Errors(model, type) <= Errors(target.Model, target.TypeSyntax!);

        int Errors(SemanticModel of, TypeDeclarationSyntax within) =>
            of.GetDeclarationDiagnostics(within.Span, target.CancellationToken).Count(static found => found.Severity == DiagnosticSeverity.Error);
    }
}
