using GainsightEvents.Generators.Infrastructure;
using Microsoft.CodeAnalysis;

namespace GainsightEvents.Generators.Parsing;

/// <summary>Looks through everything a member holds for what cannot be written, and names it by its path, such as <c>Items[].Owner.Photo</c>.</summary>
internal sealed class NestedObstacles
{
    /// <summary>How deep values may be nested in each other. Gainsight documents no limit; nothing sensible comes near this one.</summary>
    public const int MaxLevels = 8;

    private readonly List<(string Path, string Reason)> _found = [];
    private readonly List<ITypeSymbol> _containing = [];

    // At each level, for what is sound near the surface may be too deep further down.
    private readonly HashSet<(string Type, int Level)> _sound = [];

    public static IReadOnlyList<(string Path, string Reason)> Find(string member, ITypeSymbol type)
    {
        // Most members are plain values, and of those there is nothing to look through.
        if (WireForms.Of(type) is not WireForm.None and not WireForm.Enum and var form && !form.IsNested())
        {
            return [];
        }

        var obstacles = new NestedObstacles();
        obstacles.Visit(type, member);
        return obstacles._found;
    }

    private void Visit(ITypeSymbol type, string path)
    {
        if (NestedTypes.HasError(type))
        {
            return;
        }

        var value = type.UnwrapNullable();
        var form = WireForms.Of(value);
        if (form == WireForm.None)
        {
            Add(path, $"its type '{Display(type)}' has no wire form; declare it as a string, a number, a bool, a Guid, a Uri, a date or time, an enum, or an object, list or string-keyed dictionary of these, or leave it out with [JsonIgnore]");
        }
        else if (form == WireForm.Enum && FindUnwritableName(value) is { } member)
        {
            Add(path, $"the name of '{value.Name}.{member}' holds half of a surrogate pair, which no UTF-8 text can; name it with whole characters");
        }
        else if (form.IsNested())
        {
            VisitNested(value, form, path);
        }
    }

    private void VisitNested(ITypeSymbol type, WireForm form, string path)
    {
        if (_containing.Contains(type, SymbolEqualityComparer.Default))
        {
            Add(path, $"its type '{Display(type)}' contains itself; leave one of the members between out with [JsonIgnore]");
            return;
        }

        if (_containing.Count == MaxLevels)
        {
            Add(path, $"it is nested more than {MaxLevels} levels deep; declare a flatter type");
            return;
        }

        if (_sound.Contains((Qualified(type), _containing.Count)))
        {
            return;
        }

        var before = _found.Count;
        _containing.Add(type);
        VisitContent(type, form, path);
        _containing.RemoveAt(_containing.Count - 1);
        if (_found.Count == before)
        {
            _sound.Add((Qualified(type), _containing.Count));
        }
    }

    private void VisitContent(ITypeSymbol type, WireForm form, string path)
    {
        if (form != WireForm.Object)
        {
            if (NestedTypes.FindOtherKey(type) is { } key)
            {
                Add(path, $"its keys are of type '{Display(key)}', and the names in a JSON object are strings; declare a dictionary with string keys");
            }
            else
            {
                Visit(NestedTypes.ElementOf(type), path + "[]");
            }

            return;
        }

        var properties = EventProperties.Of((INamedTypeSymbol)type);
        if (properties.Count == 0)
        {
            Add(path, $"its type '{Display(type)}' has no public property to write; declare one, or leave the member out with [JsonIgnore]");
        }

        foreach (var property in properties)
        {
            VisitProperty(property, $"{path}.{property.Name}");
        }
    }

    private void VisitProperty(EventProperty property, string path)
    {
        if (property.FindAttribute(MetadataNames.JsonExtensionData) is not null)
        {
            Add(path, "[JsonExtensionData] has a meaning on the event's own members only; declare a dictionary of its own name here");
        }
        else if (WireNames.IsUnwritable(property))
        {
            Add(path, UnsupportedMembers.UnwritableName);
        }
        else
        {
            Visit(property.Type, path);
        }
    }

    private void Add(string path, string reason) => _found.Add((path, reason));

    private static string Display(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    private static string Qualified(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    private static string? FindUnwritableName(ITypeSymbol type)
    {
        foreach (var member in type.GetMembers())
        {
            if (member is IFieldSymbol { HasConstantValue: true } field && UnicodeText.HasLoneSurrogate(WireNames.OfEnumMember(field)))
            {
                return field.Name;
            }
        }

        return null;
    }
}
