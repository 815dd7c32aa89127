using GainsightEvents.Generators.Model;
using GainsightEvents.Generators.Parsing.Members;
using GainsightEvents.Generators.Parsing.Types;

namespace GainsightEvents.Generators.Parsing.Values;

/// <summary>Decides how the values of one event are written, and gathers the types that take a function of their own.</summary>
internal sealed class ValueParser
{
    private readonly NameScope _functions = new();
    private readonly EnumParser _enums;

    // List<string> and List<string?> differ in what a null means.
    private readonly Dictionary<ITypeSymbol, string> _writers = new(SymbolEqualityComparer.IncludeNullability);
    private readonly List<NestedModel> _nested = [];
    private readonly List<EventProperty> _properties = [];
    private int _constrained;

    public ValueParser(TypeNames typeNames)
    {
        TypeNames = typeNames;
        _enums = new EnumParser(typeNames, _functions);
    }

    /// <summary>Names types as the emitted code must.</summary>
    public TypeNames TypeNames { get; }

    public EquatableArray<EnumModel> Enums => _enums.Found;

    /// <summary>The nested types, those that hold others before those they hold.</summary>
    public IReadOnlyList<NestedModel> Nested => _nested;

    /// <summary>The properties of nested types that are read.</summary>
    public IReadOnlyList<EventProperty> NestedProperties => _properties;

    /// <summary>The next index among the members of nested types that have constraints.</summary>
    public int TakeNestedIndex() => _constrained++;

    /// <summary>How values of a type are written, which is not nullable.</summary>
    public ValueModel Parse(WireForm form, ITypeSymbol type) => form switch
    {
        WireForm.Enum => new ValueModel(form, _enums.WriterOf(type)),
        _ when form.IsNested() || form == WireForm.Wrapped => new ValueModel(form, WriterOf(form, type)),
        _ => new ValueModel(form),
    };

    /// <summary>The function that writes a member's extension data.</summary>
    public ValueModel ParseExtension(WireForm element, ITypeSymbol type, bool admitsNull)
    {
        var held = NestedTypes.ElementOf(type);
        var writer = _functions.Take("WriteExtensionData");
        _nested.Add(new NestedModel
        {
            Writer = writer,
            Type = TypeOf(type, held),
            Form = WireForm.Map,
            NullTest = NullTest(type, "values"),
            RefusesNull = !admitsNull,
            IsExtensionData = true,
            Element = new ElementModel(Parse(element, held.UnwrapNullable()), held.AdmitsNull()),
        });
        return new ValueModel(WireForm.Map, writer);
    }

    /// <summary>The condition under which a member whose type is nested and a value type holds something else than its default.</summary>
    public string DiffersFromDefault(ITypeSymbol type, string read) =>
        $"!global::System.Collections.Generic.EqualityComparer<{TypeNames.Of(type)}>.Default.Equals({read}, default)";

    private string WriterOf(WireForm form, ITypeSymbol type)
    {
        var key = type.WithNullableAnnotation(NullableAnnotation.NotAnnotated);
        if (_writers.TryGetValue(key, out var writer))
        {
            return writer;
        }

        writer = _functions.Take("Write" + NameOf(type));
        _writers.Add(key, writer);

        // Its place is before those it holds, so that the file reads from the outside in.
        var place = _nested.Count;
        _nested.Insert(place, form switch
        {
            WireForm.Object => ParseObject(writer, (INamedTypeSymbol)type),
            WireForm.Wrapped => ParseWrapped(writer, (INamedTypeSymbol)type),
            _ => ParseElements(writer, form, type),
        });
        return writer;
    }

    private NestedModel ParseObject(string writer, INamedTypeSymbol type)
    {
        var properties = EventProperties.Of(type).Where(static property => !NestedTypes.HasError(property.Type)).ToList();
        _properties.AddRange(properties);
        return new NestedModel
        {
            Writer = writer,
            Type = TypeNames.Of(type),
            Form = WireForm.Object,
            NullTest = NullTest(type, "value"),
            Members = MemberParser.ParseNested(properties, this),
        };
    }

    private NestedModel ParseWrapped(string writer, INamedTypeSymbol type)
    {
        var only = WrappedValues.Find(type)!;
        var held = only.Type.UnwrapNullable();
        _properties.Add(new EventProperty(only, positional: null));
        return new NestedModel
        {
            Writer = writer,
            Type = TypeNames.Of(type),
            Form = WireForm.Wrapped,
            NullTest = NullTest(type, "value"),
            Through = CSharpText.Identifier(only.Name),
            Element = new ElementModel(Parse(WireForms.OfPlain(held), held), only.Type.AdmitsNull()),
        };
    }

    private NestedModel ParseElements(string writer, WireForm form, ITypeSymbol type)
    {
        var element = NestedTypes.ElementOf(type);
        var held = element.UnwrapNullable();
        return new NestedModel
        {
            Writer = writer,
            Type = TypeOf(type, element),
            Form = form,
            NullTest = NullTest(type, "values"),
            UnsetTest = UnsetTest(type),
            Element = new ElementModel(Parse(WireForms.Of(held), held), WrappedValues.AdmitsNull(element)),
            ByIndex = form == WireForm.Sequence && IsIndexedInterface(type),
        };
    }

    // A collection of .NET's own is enumerated as what it is, which seldom allocates. What others enumerate as may be anything.
    private string TypeOf(ITypeSymbol type, ITypeSymbol element)
    {
        if (type is IArrayTypeSymbol || (type is INamedTypeSymbol named && NestedTypes.IsOfTheFramework(named)))
        {
            return TypeNames.Of(type);
        }

        var held = TypeNames.OfElement(element);
        return $"global::System.Collections.Generic.IEnumerable<{(WireForms.Of(type) == WireForm.Map ? $"global::System.Collections.Generic.KeyValuePair<string, {held}>" : held)}>";
    }

    private static string? NullTest(ITypeSymbol type, string name) => type.IsReferenceType ? name + " is null" : null;

    private static string? UnsetTest(ITypeSymbol type) =>
        type is not INamedTypeSymbol { TypeKind: TypeKind.Struct } named ? null
        : named.HasFullName("System.Collections.Immutable.ImmutableArray`1") ? "values.IsDefault"
        : named.HasFullName("System.ArraySegment`1") ? "values.Array is null"
        : null;

    private static bool IsIndexedInterface(ITypeSymbol type) => type.OriginalDefinition.SpecialType
        is SpecialType.System_Collections_Generic_IList_T or SpecialType.System_Collections_Generic_IReadOnlyList_T;

    private static string NameOf(ITypeSymbol type) => WireForms.Of(type) switch
    {
        WireForm.Sequence => NameOf(NestedTypes.ElementOf(type).UnwrapNullable()) + (type is IArrayTypeSymbol ? "Array" : "List"),
        WireForm.Map => NameOf(NestedTypes.ElementOf(type).UnwrapNullable()) + "Map",
        _ => type.Name,
    };
}
