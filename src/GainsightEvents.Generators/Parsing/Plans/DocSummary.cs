using System.Runtime.CompilerServices;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using GainsightEvents.Model;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GainsightEvents.Generators.Parsing.Plans;

/// <summary>
/// Reads the summary of a doc comment as one line of text. It reads the comment's characters, for the compiler parses doc comments only where the project
/// writes a documentation file, and a plan must be the same in every build and in the editor.
/// </summary>
internal sealed class DocSummary
{
    private static readonly DocSummary None = new([]);

    // The comments of a file that nobody edits stay the same through all compilations.
    private static readonly ConditionalWeakTable<SyntaxNode, DocSummary> Known = new();

    private readonly string? _summary;
    private readonly Dictionary<string, string> _parameters = new(StringComparer.Ordinal);

    private DocSummary(IEnumerable<XElement> comment)
    {
        foreach (var element in comment)
        {
            if (element.Name.LocalName == "summary")
            {
                _summary ??= LineOf(element);
            }
            else if (element.Name.LocalName == "param" && element.Attribute("name")?.Value is { } name && !_parameters.ContainsKey(name) && LineOf(element) is { } line)
            {
                _parameters.Add(name, line);
            }
        }
    }

    /// <summary>The summary of what an assembly's own sources declare; null where there is none, and where it is no XML.</summary>
    public static string? Of(ISymbol symbol, IAssemblySymbol assembly, CancellationToken cancellationToken)
    {
        if (!symbol.IsDeclaredIn(assembly))
        {
            return null;
        }

        foreach (var reference in symbol.DeclaringSyntaxReferences)
        {
            var syntax = reference.GetSyntax(cancellationToken);
            var summary = syntax is ParameterSyntax { Parent.Parent: TypeDeclarationSyntax record }
                ? Of(record)._parameters.TryGetValue(symbol.Name, out var found) ? found : null
                : Of(syntax)._summary;
            if (summary is not null)
            {
                return summary;
            }
        }

        return null;
    }

    private static DocSummary Of(SyntaxNode declaration) => HasComment(declaration) ? Known.GetValue(declaration, Read) : None;

    private static bool HasComment(SyntaxNode declaration)
    {
        foreach (var trivia in declaration.GetLeadingTrivia())
        {
            if (trivia.Kind() is not (SyntaxKind.WhitespaceTrivia or SyntaxKind.EndOfLineTrivia))
            {
                return true;
            }
        }

        return false;
    }

    private static DocSummary Read(SyntaxNode declaration)
    {
        try
        {
            return TextOf(declaration) is { Length: > 0 } comment ? new(XElement.Parse($"<doc>{comment}</doc>").Elements()) : None;
        }
        catch (XmlException)
        {
            return None;
        }
    }

    private static string? LineOf(XElement element)
    {
        var text = new StringBuilder();
        Append(text, element);
        return OneLine.Of(text.ToString()) is { Length: > 0 } line ? line : null;
    }

    private static string TextOf(SyntaxNode declaration)
    {
        var text = new StringBuilder();
        foreach (var trivia in declaration.GetLeadingTrivia())
        {
            switch (trivia.Kind())
            {
                case SyntaxKind.SingleLineDocumentationCommentTrivia:
                case SyntaxKind.SingleLineCommentTrivia:
                    AppendLines(text, trivia.ToFullString(), "///", notBefore: "////");
                    break;
                case SyntaxKind.MultiLineDocumentationCommentTrivia:
                case SyntaxKind.MultiLineCommentTrivia when trivia.ToFullString().StartsWith("/**", StringComparison.Ordinal):
                    AppendLines(text, trivia.ToFullString().TrimEnd('/').TrimEnd('*').Substring("/**".Length), "*", notBefore: null);
                    break;
            }
        }

        return text.ToString();
    }

    private static void AppendLines(StringBuilder text, string comment, string start, string? notBefore)
    {
        var isOptional = notBefore is null;
        foreach (var line in comment.Split('\n'))
        {
            var content = line.Trim();
            if (content.StartsWith(start, StringComparison.Ordinal) && (isOptional || !content.StartsWith(notBefore!, StringComparison.Ordinal)))
            {
                text.Append(content, start.Length, content.Length - start.Length).Append('\n');
            }
            else if (isOptional)
            {
                text.Append(content).Append('\n');
            }
        }
    }

    private static void Append(StringBuilder text, XElement element)
    {
        foreach (var node in element.Nodes())
        {
            switch (node)
            {
                case XText words:
                    text.Append(words.Value);
                    break;
                case XElement { IsEmpty: true } reference:
                    text.Append(NameIn(reference));
                    break;
                case XElement inner:
                    var isBlock = inner.Name.LocalName is "para" or "item" or "list";
                    text.Append(isBlock ? " " : "");
                    Append(text, inner);
                    text.Append(isBlock ? " " : "");
                    break;
            }
        }
    }

    // <see cref="Acme.Orders.Created(string)"/> is Created, <see langword="null"/> is null, <paramref name="x"/> is x.
    private static string NameIn(XElement reference)
    {
        if (reference.Attribute("cref")?.Value is not { } cref)
        {
            return (reference.Attribute("langword") ?? reference.Attribute("name") ?? reference.Attribute("href"))?.Value ?? " ";
        }

        var name = cref.Split('(', '{', '<')[0];
        return name.Substring(name.LastIndexOfAny(['.', ':']) + 1);
    }
}
