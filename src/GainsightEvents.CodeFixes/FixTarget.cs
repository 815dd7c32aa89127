using GainsightEvents.Generators.Parsing.Members;
using Microsoft.CodeAnalysis.CodeActions;

namespace GainsightEvents.CodeFixes;

/// <summary>What a fix works on: the reported node in its document, with the symbols around it.</summary>
internal sealed class FixTarget
{
    // A member that may hold null against its declaration: a warning that many projects treat as an error.
    private const string NotInitialized = "CS8618";

    private readonly CodeFixContext _context;

    private FixTarget(CodeFixContext context, SyntaxNode root, SemanticModel model)
    {
        _context = context;
        Root = root;
        Model = model;
        Node = root.FindNode(context.Span, getInnermostNodeForTie: true);
    }

    public Document Document => _context.Document;

    public Diagnostic Diagnostic => _context.Diagnostics[0];

    public CancellationToken CancellationToken => _context.CancellationToken;

    public SyntaxNode Root { get; }

    public SemanticModel Model { get; }

    public Compilation Compilation => Model.Compilation;

    /// <summary>The innermost node at the diagnostic's place.</summary>
    public SyntaxNode Node { get; }

    /// <summary>The type declaration that the diagnostic is on or in.</summary>
    public TypeDeclarationSyntax? TypeSyntax => Node.FirstAncestorOrSelf<TypeDeclarationSyntax>();

    public static async Task<FixTarget?> FindAsync(CodeFixContext context) =>
        await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is { } root
        && await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is { } model
            ? new FixTarget(context, root, model)
            : null;

    /// <summary>The property or positional parameter that the diagnostic is on; null where it is on an event that inherits the member.</summary>
    public SyntaxNode? MemberSyntax =>
        Node.FirstAncestorOrSelf<SyntaxNode>(static node => node is PropertyDeclarationSyntax or ParameterSyntax or TypeDeclarationSyntax)
            is var found and not TypeDeclarationSyntax ? found : null;

    /// <summary>The event's member that the diagnostic is on.</summary>
    public EventProperty? FindMember()
    {
        if (MemberSyntax is { } member
            && Model.GetDeclaredSymbol(member, CancellationToken) is { } symbol
            && TypeSyntax is { } syntax
            && Model.GetDeclaredSymbol(syntax, CancellationToken) is INamedTypeSymbol type)
        {
            foreach (var property in EventProperties.Of(type))
            {
                if (property.Name == symbol.Name)
                {
                    return property;
                }
            }
        }

        return null;
    }

    /// <summary>Whether a changed document has no more errors than the present one, so that a fix with far consequences is offered only where it has none.</summary>
    public async Task<bool> StillCompilesAsync(Document changed)
    {
        var model = await changed.GetSemanticModelAsync(CancellationToken).ConfigureAwait(false);
        return model is not null && Errors(model) <= Errors(Model);

        int Errors(SemanticModel of) =>
            of.GetDiagnostics(cancellationToken: CancellationToken).Count(static found => found.Severity == DiagnosticSeverity.Error || found.Id == NotInitialized);
    }

    /// <summary>Offers to put one node of the document in the place of another.</summary>
    public void OfferReplacement(string title, string equivalenceKey, SyntaxNode old, Func<SyntaxNode> replacement) =>
        Offer(title, equivalenceKey, _ => Task.FromResult(Replace(old, replacement())));

    /// <summary>The same for a replacement that names a type.</summary>
    public void OfferReplacement(
        string title, string equivalenceKey, SyntaxNode old, INamedTypeSymbol named, Func<NameSyntax, SyntaxNode> replacement) =>
        Offer(title, equivalenceKey, async cancellationToken =>
            Replace(old, replacement(await TypeNames.CreateAsync(Document, old.SpanStart, named, cancellationToken).ConfigureAwait(false))));

    /// <param name="title">What the fix does, as the editor's menu shows it.</param>
    /// <param name="equivalenceKey">The same for all fixes that "fix all" may apply together.</param>
    /// <param name="change">Makes the changed solution.</param>
    public void Offer(string title, string equivalenceKey, Func<CancellationToken, Task<Solution>> change) =>
        _context.RegisterCodeFix(CodeAction.Create(title, change, equivalenceKey), Diagnostic);

    private Solution Replace(SyntaxNode old, SyntaxNode replacement) =>
        Document.WithSyntaxRoot(Root.ReplaceNode(old, replacement)).Project.Solution;
}
