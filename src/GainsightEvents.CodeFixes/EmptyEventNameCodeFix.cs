using System.Text;

namespace GainsightEvents.CodeFixes;

/// <summary>GSE0006: names the event as its type, in words.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class EmptyEventNameCodeFix() : EventCodeFixProvider(EmptyEventNameAnalyzer.Rule.Id)
{
    public const string NameAfterType = "NameAfterType";

    protected override Task OfferAsync(FixTarget target)
    {
        if (target.Node.FirstAncestorOrSelf<AttributeArgumentSyntax>() is { } argument && target.TypeSyntax is { } type)
        {
            var name = SplitIntoWords(type.Identifier.ValueText);
            target.OfferReplacement($"Name it \"{name}\"", NameAfterType, argument.Expression, () =>
                SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(name))
                    .WithTriviaFrom(argument.Expression));
        }

        return Task.CompletedTask;
    }

    /// <summary><c>ReportExportedEvent</c> becomes <c>Report Exported</c>, <c>PDFExported</c> becomes <c>PDF Exported</c>.</summary>
    internal static string SplitIntoWords(string typeName)
    {
        const string Suffix = "Event";
        var name = typeName.Length > Suffix.Length && typeName.EndsWith(Suffix, StringComparison.Ordinal)
            ? typeName.Substring(0, typeName.Length - Suffix.Length)
            : typeName;
        var words = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            var startsWord = i > 0 && char.IsUpper(name[i])
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (name[i] == '_' || (startsWord && name[i - 1] != '_'))
            {
                words.Append(' ');
            }

            if (name[i] != '_')
            {
                words.Append(name[i]);
            }
        }

        return words.ToString().Trim() is { Length: > 0 } found ? found : typeName;
    }
}
