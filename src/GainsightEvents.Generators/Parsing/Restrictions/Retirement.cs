using GainsightEvents.Generators.Model;

namespace GainsightEvents.Generators.Parsing.Restrictions;

/// <summary>Reads <c>[Retired]</c> of an event: who calls its publish method is told, and the call still compiles.</summary>
internal static class Retirement
{
    /// <summary>What the publish method bears; null where the event is not retired.</summary>
    public static ObsoleteModel? OfType(INamedTypeSymbol type) =>
        type.FindAttribute(MetadataNames.Retired) is { } retired
            ? new ObsoleteModel(retired.PositionalArgument<string>(0) is { } note && !string.IsNullOrWhiteSpace(note) ? $"Retired: {note}" : "Retired", IsError: false)
            : null;
}
