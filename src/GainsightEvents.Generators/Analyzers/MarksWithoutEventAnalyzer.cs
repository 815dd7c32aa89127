using System.Collections.Immutable;
using GainsightEvents.Generators.Parsing.Members;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>A type whose members are marked as those of events are, and that is not an event: nothing is generated for it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class MarksWithoutEventAnalyzer() : EventAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptors.Create(
        "GSE0048",
        "Marked members of a type that is not an event",
        "Member '{0}' of type '{1}' is marked [{2}], but {3}",
        DiagnosticSeverity.Warning);

    /// <summary>The key of the diagnostic's property that tells the code fix which event holds the type, if one does.</summary>
    public const string HolderProperty = "Holder";

    private const string Personal = "Personal";

    protected override void RegisterActions(CompilationStartAnalysisContext context)
    {
        var bases = new BaseTypes(context.Compilation);
        var holders = new NestedTypeHolders(context.Compilation);
        context.RegisterSymbolAction(symbolContext => Analyze(symbolContext, bases, holders), SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context, BaseTypes bases, NestedTypeHolders holders)
    {
        // An abstract type hands its marks down to events. A type that derives from an event without being one has a rule of its own.
        if (context.Symbol is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, IsAbstract: false, IsStatic: false } type
            || EventDeclaration.IsEventOrDerives(type))
        {
            return;
        }

        foreach (var property in EventProperties.Of(type))
        {
            if (FindMark(property) is { } mark)
            {
                var holder = holders.Find(type);
                if (!bases.Contains(type) && !(mark == Personal && holder is not null))
                {
                    context.ReportDiagnostic(Diagnostic.Create(
                        Rule,
                        FindName(type, context.CancellationToken),
                        ImmutableDictionary<string, string?>.Empty.Add(HolderProperty, holder?.Name),
                        property.Name,
                        type.Name,
                        mark,
                        Describe(type, holder)));
                }

                return;
            }
        }
    }

    private static string Describe(INamedTypeSymbol type, INamedTypeSymbol? holder) => holder is null
        ? $"'{type.Name}' is not an event and cannot be published; mark it [GainsightEvent] or [NxtEvent], or declare it abstract if events derive from it"
        : $"'{type.Name}' is a value inside event '{holder.Name}', where the mark has no effect; mark a member of '{holder.Name}' itself";

    private static string? FindMark(EventProperty property)
    {
        foreach (var (role, attributeName) in MemberRoles.All)
        {
            if (MemberRoles.IsOfPx(role) && property.FindAttribute(attributeName) is not null)
            {
                return MemberRoles.DisplayName(role);
            }
        }

        return property.FindAttribute(MetadataNames.Personal) is null ? null : Personal;
    }

    // Of several parts that one which the compiler reads first.
    private static Location FindName(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        type.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) is TypeDeclarationSyntax syntax ? syntax.Identifier.GetLocation() : type.Locations[0];
}
