using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GainsightEvents.Generators.Tests.Robustness;

/// <summary>Breaks a source as typing and careless edits do. The same seed breaks it in the same way.</summary>
internal sealed class SourceMutator(Random random)
{
    private static readonly string[] Types =
    [
        "int", "string?", "object", "dynamic", "byte[]", "char", "System.DateTime", "decimal?", "Missing", "Missing<int>", "void", "int*", "nint",
        "System.Collections.Generic.List<string>", "(int A, string B)", "System.ReadOnlySpan<char>", "System.Text.Json.JsonElement", "T", "System", "Acme.Plan?",
        "System.Collections.Generic.Dictionary<string, object>", "System.Func<int>", "Acme.UserId?", "System.Nullable<Missing>", "ulong",
    ];

    private static readonly string[] Names =
    [
        "class", "@class", "record", "@record", "field", "value", "event", "await", "partial", "required", "var", "_", "System", "Publisher", "Writer", "Descriptor",
        "CancellationToken", "UserId", "ToString", "Equals", "GainsightEvents", "Write", "é", "\\u0041", "Task", "global",
    ];

    private static readonly string[] Arguments = ["", "()", "(null)", "(\"\")", "(1)", "(Missing)", "(nameof(Missing))", "(\"a\", \"b\")", "(Name = 3)", "(\"\\uD800\")", "(typeof(int))", "(default)"];

    private static readonly string[] Noise = [";", "{", "}", "(", ")", "[", "]", "<", ">", ",", ".", "=", "\"", "'", "/*", "#if X", "=>", "static", "abstract", "file", "ref", "unsafe", "<T>", "1", "?", "required", "init;"];

    /// <summary>One to three edits.</summary>
    public string Mutate(string source)
    {
        for (var edits = random.Next(1, 4); edits > 0; edits--)
        {
            source = MutateOnce(source);
        }

        return source;
    }

    private string MutateOnce(string source)
    {
        var root = CSharpSyntaxTree.ParseText(source).GetRoot();
        return random.Next(10) switch
        {
            0 => Replace(source, Token(root), ""),
            1 => Replace(source, Token(root), Pick(Noise)),
            2 => Swap(source, Token(root), Token(root)),
            3 or 4 => Replace(source, Node<TypeSyntax>(root), Pick(Types)),
            5 => Replace(source, Node<AttributeArgumentListSyntax>(root), Pick(Arguments)),
            6 => Replace(source, Node<AttributeListSyntax>(root), ""),
            7 => Repeat(source, Node<AttributeListSyntax>(root)),
            8 => Repeat(source, Node<MemberDeclarationSyntax>(root)),
            _ => Replace(source, Identifier(root), Pick(Names)),
        };
    }

    private SyntaxNodeOrToken Token(SyntaxNode root) => Pick([.. root.DescendantTokens().Where(static token => token.Span.Length > 0)]);

    private SyntaxNodeOrToken Identifier(SyntaxNode root) => Pick([.. root.DescendantTokens().Where(static token => token.IsKind(SyntaxKind.IdentifierToken))]);

    private SyntaxNodeOrToken Node<T>(SyntaxNode root)
        where T : SyntaxNode => Pick<SyntaxNodeOrToken>([.. root.DescendantNodes().OfType<T>()]);

    // What is not there, in a source broken before, cannot be broken again.
    private T? Pick<T>(T[] items) => items.Length == 0 ? default : items[random.Next(items.Length)];

    private static string Replace(string source, SyntaxNodeOrToken part, string? text) =>
        part.Span.IsEmpty ? source : source[..part.SpanStart] + text + source[part.Span.End..];

    private static string Repeat(string source, SyntaxNodeOrToken part) =>
        part.Span.IsEmpty ? source : source[..part.Span.End] + "\n" + source[part.SpanStart..];

    private static string Swap(string source, SyntaxNodeOrToken one, SyntaxNodeOrToken other)
    {
        var (first, second) = one.SpanStart <= other.SpanStart ? (one, other) : (other, one);
        return first.Span.End > second.SpanStart
            ? source
            : source[..first.SpanStart] + second + source[first.Span.End..second.SpanStart] + first + source[second.Span.End..];
    }
}
