using GainsightEvents.Generators.Infrastructure;
using GainsightEvents.Generators.Parsing.Plans;
using GainsightEvents.Plans.PlanFiles;
using Microsoft.CodeAnalysis.Simplification;

namespace GainsightEvents.CodeFixes;

/// <summary>Declares what a plan has and the code has not.</summary>
internal static class PlannedEvent
{
    /// <summary>Adds a file with the record of an event, in the namespace of the project's other events; null where its name is taken.</summary>
    public static Solution? Declare(Project project, Compilation compilation, PlanEvent planned)
    {
        var neighbour = DeclaredTypes.In(compilation).FirstOrDefault(static type => EventDeclaration.FindAttribute(type) is not null);
        var scope = neighbour is null ? project.DefaultNamespace : neighbour.ContainingNamespace.IsGlobalNamespace ? null : neighbour.ContainingNamespace.ToDisplayString();
        var name = PlanRecordText.TypeNameOf(planned);
        if (compilation.GetTypeByMetadataName(string.IsNullOrEmpty(scope) ? name : $"{scope}.{name}") is not null
            || project.Documents.Any(document => string.Equals(document.Name, name + ".cs", StringComparison.OrdinalIgnoreCase)))
        {
            return null;
        }

        var record = new PlanRecordText(planned, name, compilation.AcceptsRequired()).Write();
        var text = (string.IsNullOrEmpty(scope) ? "" : $"namespace {scope};\n\n") + record + "\n";
        var root = SyntaxFactory.ParseCompilationUnit(text, options: (CSharpParseOptions?)project.ParseOptions);
        var path = project.FilePath is { } file ? Path.Combine(Path.GetDirectoryName(file) ?? "", name + ".cs") : null;
        return project.Solution.AddDocument(DocumentId.CreateNewId(project.Id), name + ".cs", Simplified(root), filePath: path);
    }

    /// <summary>Adds a member to the type that declares its event; null where that is no type of the project's own with a body.</summary>
    public static Solution? DeclareMember(Project project, Compilation compilation, PlanEvent declared, PlanMember member, CancellationToken cancellationToken)
    {
        if (SourcePlan.Read(compilation, cancellationToken).Find(declared, null) is not var (source, _)
            || compilation.Assembly.GetTypeByMetadataName(source.MetadataName) is not { } type
            || EventDeclaration.Find(type, cancellationToken) is not { Syntax: var syntax }
            || project.GetDocument(syntax.SyntaxTree) is not { } document
            || syntax.SyntaxTree.GetRoot(cancellationToken) is not { } root)
        {
            return null;
        }

        var lines = PlanMemberText.Write(declared.Target, member, name => FindFree(type, name), compilation.AcceptsRequired());
        return document.WithSyntaxRoot(root.ReplaceNode(syntax, WithMember(syntax, Layout.LineEnd(root), lines))).Project.Solution;
    }

    /// <summary>The type with another member at its end.</summary>
    /// <param name="type">The type.</param>
    /// <param name="lineEnd">The line end of its file.</param>
    /// <param name="lines">The member's declaration.</param>
    public static TypeDeclarationSyntax WithMember(TypeDeclarationSyntax type, SyntaxTrivia lineEnd, IEnumerable<string> lines)
    {
        var indentation = Layout.Indentation(type).ToFullString() + "    ";
        var member = Simplified(SyntaxFactory.ParseMemberDeclaration(string.Join(lineEnd.ToString(), lines.Select(line => indentation + line)))!);
        return type.OpenBraceToken.IsKind(SyntaxKind.OpenBraceToken) && type.Members.Count > 0
            ? type.AddMembers(member.WithLeadingTrivia(member.GetLeadingTrivia().Insert(0, lineEnd)).WithTrailingTrivia(lineEnd))
            : type.WithFirstMember(member);
    }

    /// <summary>Full names, which the editor shortens once they stand in their place.</summary>
    public static T Simplified<T>(T node)
        where T : SyntaxNode =>
        node.ReplaceNodes(
            node.DescendantNodes().Where(static each => each is QualifiedNameSyntax { Parent: not QualifiedNameSyntax }),
            static (_, name) => name.WithAdditionalAnnotations(Simplifier.Annotation));

    /// <summary>The name, or one that the type has not, which begins with it.</summary>
    public static string FindFree(INamedTypeSymbol type, string name)
    {
        while (type.Name == name || type.GetMembers().Any(member => member.Name == name))
        {
            name += "Value";
        }

        return name;
    }
}
