using System.Collections.Immutable;
using GainsightEvents.Generators.Parsing.Members;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>A member that is named like a field of the envelope and would fit it, but is sent as an attribute.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class UnmarkedEnvelopeFieldAnalyzer() : EventAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptors.Create(
        "GSE0032",
        "Envelope field without its mark",
        "Member '{0}' of event '{1}' is sent as an attribute, though it is named like a field of the event; {2}, or name the attribute with [JsonPropertyName]",
        DiagnosticSeverity.Warning);

    /// <summary>The key of the diagnostic's property that hands the mark to the code fix.</summary>
    public const string MarkProperty = "Mark";

    // The likeliest name of each mark first.
    private static readonly (string Name, MemberRole Role)[] Fields =
    [
        ("IdentifyId", MemberRole.IdentifyId),
        ("AccountId", MemberRole.AccountId),
        ("SessionId", MemberRole.SessionId),
        ("EventUrl", MemberRole.Url),
        ("PageUrl", MemberRole.Url),
        ("Url", MemberRole.Url),
        ("Referrer", MemberRole.Referrer),
        ("RemoteHost", MemberRole.RemoteHost),
        ("EventDate", MemberRole.Date),
        ("Date", MemberRole.Date),
        ("UserType", MemberRole.UserType),
        ("GlobalContext", MemberRole.GlobalContext),
        ("EventId", MemberRole.EventId),
        ("EventType", MemberRole.EventType),
    ];

    // Those that no member can fill.
    private static readonly (string Name, string Remedy)[] Unfillable =
    [
        ("EventName", "the event's name is that of [GainsightEvent], so leave it out with [JsonIgnore]"),
        ("IdentifyId", "the identifyId is that of the member marked [IdentifyId], so leave it out with [JsonIgnore]"),
        ("PropertyKey", "the propertyKey is that of the product, so leave it out with [JsonIgnore]"),
        ("Attributes", "declare what it holds as attributes of their own"),
    ];

    protected override void RegisterActions(CompilationStartAnalysisContext context) => RegisterEventAction(context, Analyze);

    private static void Analyze(EventDeclaration declaration, SymbolAnalysisContext context)
    {
        if (!declaration.GoesToPx)
        {
            return;
        }

        var properties = EventProperties.Of(declaration.Type);
        ReportUnfillable(declaration, properties, context);
        var taken = new HashSet<MemberRole>(properties.Select(static property => property.Role));
        foreach (var (name, role) in Fields)
        {
            // An event without any identifyId has a rule of its own.
            if (role == MemberRole.IdentifyId && !declaration.TakesIdentityFromContext)
            {
                continue;
            }

            foreach (var property in properties)
            {
                if (string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase)
                    && property.Role == MemberRole.Attribute
                    && CanBeMarked(property, declaration.Type.ContainingAssembly)
                    && MemberShapes.Of(property, role).Unsupported is null
                    && taken.Add(role))
                {
                    context.ReportDiagnostic(Diagnostic.Create(
                        Rule,
                        declaration.LocationOf(property.Property),
                        ImmutableDictionary<string, string?>.Empty.Add(MarkProperty, role.ToString()),
                        property.Name,
                        declaration.Type.Name,
                        $"mark it [{MemberRoles.DisplayName(role)}]"));
                }
            }
        }
    }

    private static void ReportUnfillable(EventDeclaration declaration, IReadOnlyList<EventProperty> properties, SymbolAnalysisContext context)
    {
        var isIdentified = properties.Any(static property => property.Role == MemberRole.IdentifyId);
        foreach (var property in properties)
        {
            var remedy = Array.Find(Unfillable, field => string.Equals(field.Name, property.Name, StringComparison.OrdinalIgnoreCase)).Remedy;
            if (remedy is not null
                && property.Role == MemberRole.Attribute
                && (isIdentified || !string.Equals(property.Name, "IdentifyId", StringComparison.OrdinalIgnoreCase))
                && CanBeMarked(property, declaration.Type.ContainingAssembly))
            {
                context.ReportDiagnostic(Diagnostic.Create(Rule, declaration.LocationOf(property.Property), property.Name, declaration.Type.Name, remedy));
            }
        }
    }

    // Whoever names the attribute means one; and what another assembly declares cannot be marked here.
    private static bool CanBeMarked(EventProperty property, IAssemblySymbol assembly) =>
        property.FindAttribute(MetadataNames.JsonPropertyName) is null && property.Property.IsDeclaredIn(assembly);
}
