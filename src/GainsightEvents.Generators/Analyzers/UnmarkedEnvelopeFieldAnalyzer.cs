using System.Collections.Immutable;
using GainsightEvents.Generators.Infrastructure;
using GainsightEvents.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>A member that is named like a field of the envelope and would fit it, but is sent as an attribute.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class UnmarkedEnvelopeFieldAnalyzer() : EventAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptors.Create(
        "GSE0032",
        "Envelope field without its mark",
        "Member '{0}' of event '{1}' is sent as an attribute, though it is named like a field of the event; mark it [{2}], or name the attribute with [JsonPropertyName]",
        DiagnosticSeverity.Warning);

    /// <summary>The key of the diagnostic's property that hands the mark to the code fix.</summary>
    public const string MarkProperty = "Mark";

    // The likeliest name of each mark first. What may as well be about something else, such as Date, is not here.
    private static readonly (string Name, EventMark Mark)[] Fields =
    [
        ("AccountId", EventMark.AccountId),
        ("SessionId", EventMark.SessionId),
        ("EventUrl", EventMark.Url),
        ("PageUrl", EventMark.Url),
        ("Url", EventMark.Url),
        ("Referrer", EventMark.Referrer),
        ("RemoteHost", EventMark.RemoteHost),
        ("EventDate", EventMark.Date),
        ("UserType", EventMark.UserType),
        ("GlobalContext", EventMark.GlobalContext),
        ("EventId", EventMark.EventId),
        ("EventType", EventMark.EventType),
    ];

    protected override void RegisterActions(CompilationStartAnalysisContext context) => RegisterEventAction(context, Analyze);

    private static void Analyze(EventDeclaration declaration, SymbolAnalysisContext context)
    {
        if (!declaration.GoesToPx)
        {
            return;
        }

        var properties = EventProperties.Of(declaration.Type);
        var taken = new HashSet<EventMark>(properties.Select(static property => property.Mark));
        foreach (var (name, mark) in Fields)
        {
            foreach (var property in properties)
            {
                if (string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase)
                    && property.Mark == EventMark.Attribute
                    && CanBeMarked(property)
                    && MemberShapes.Of(property, mark).Unsupported is null
                    && taken.Add(mark))
                {
                    context.ReportDiagnostic(Diagnostic.Create(
                        Rule,
                        declaration.LocationOf(property.Property),
                        ImmutableDictionary<string, string?>.Empty.Add(MarkProperty, mark.ToString()),
                        property.Name,
                        declaration.Type.Name,
                        EventMarks.DisplayName(mark)));
                }
            }
        }
    }

    // Whoever names the attribute means one; and what another assembly declares cannot be marked here.
    private static bool CanBeMarked(EventProperty property) =>
        property.FindAttribute(MetadataNames.JsonPropertyName) is null && !property.Property.DeclaringSyntaxReferences.IsEmpty;
}
