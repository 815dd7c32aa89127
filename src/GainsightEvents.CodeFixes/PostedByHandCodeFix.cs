using Microsoft.CodeAnalysis.Simplification;

namespace GainsightEvents.CodeFixes;

/// <summary>GSE0080: declares the record. The call stays as it is until its author publishes the record instead, for only they know from where.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class PostedByHandCodeFix() : EventCodeFixProvider(PostedByHandAnalyzer.Rule.Id)
{
    public const string Declare = "Declare";

    protected override Task OfferAsync(FixTarget target)
    {
        if (target.Root is CompilationUnitSyntax root
            && target.Compilation.AcceptsInit()
            && PostedEvent.Read(target.Model.GetOperation(target.Node, target.CancellationToken)) is { } posted)
        {
            var scope = target.Node.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault();
            var name = PostedEventRecord.TypeNameOf(posted.EventName ?? "Posted Event");
            if (IsFree(name, target))
            {
                target.Offer($"Declare the event '{name}'", Declare, _ =>
                {
                    var text = new PostedEventRecord(posted, name, target.Compilation.AcceptsRequired()).Write(Layout.LineEnd(root).ToString());
                    var changed = scope is null
                        ? root.AddMembers(Parse(text, root, root.Members))
                        : root.ReplaceNode(scope, scope.AddMembers(Parse(text, root, scope.Members)));
                    return Task.FromResult(target.Document.WithSyntaxRoot(changed).Project.Solution);
                });
            }
        }

        return Task.CompletedTask;
    }

    // A record of that name is there already, perhaps by this very fix.
    private static bool IsFree(string name, FixTarget target) =>
        target.Model.LookupNamespacesAndTypes(target.Node.SpanStart, name: name).IsEmpty;

    private static MemberDeclarationSyntax Parse(string text, CompilationUnitSyntax root, SyntaxList<MemberDeclarationSyntax> before)
    {
        var lineEnd = Layout.LineEnd(root);
        var indentation = before.Count > 0 ? Layout.Indentation(before[0]).ToFullString() : "";
        var lines = text.Split('\n').Select(line => indentation + line.TrimEnd('\r'));
        var parsed = SyntaxFactory.ParseMemberDeclaration(string.Join(lineEnd.ToString(), lines))!;
        parsed = parsed.ReplaceNodes(
            parsed.DescendantNodes().Where(static node => node is QualifiedNameSyntax { Parent: not QualifiedNameSyntax }),
            static (_, name) => name.WithAdditionalAnnotations(Simplifier.Annotation));

        // One blank line before it, whether or not the file ends with a line end.
        var endsLine = before.LastOrDefault()?.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia) != false;
        SyntaxTriviaList gap = endsLine ? [lineEnd] : [lineEnd, lineEnd];
        return parsed.WithLeadingTrivia(gap.AddRange(parsed.GetLeadingTrivia())).WithTrailingTrivia(lineEnd);
    }
}
