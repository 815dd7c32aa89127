using GainsightEvents.Generators.Model;
using GainsightEvents.Generators.Parsing.Members;
using GainsightEvents.Generators.Parsing.Types;

namespace GainsightEvents.Generators.Parsing.Values;

/// <summary>Gathers the enums of one event and the names of their values.</summary>
internal sealed class EnumParser(TypeNames typeNames, NameScope functions)
{
    private static readonly TypeMemory<EnumModel> Known = new(SymbolEqualityComparer.Default);

    private readonly List<(ITypeSymbol Type, EnumModel Model)> _found = [];

    public EquatableArray<EnumModel> Found => _found.Count == 0 ? default : _found.Select(static each => each.Model).ToEquatableArray();

    /// <summary>The local function that writes the enum.</summary>
    public string WriterOf(ITypeSymbol type)
    {
        foreach (var (found, model) in _found)
        {
            if (SymbolEqualityComparer.Default.Equals(found, type))
            {
                return model.Writer;
            }
        }

        var writer = functions.Take("Write" + type.Name);

        // The type is named anew, for the names of each event gather the extern aliases that its file needs.
        _found.Add((type, ReadOnce((INamedTypeSymbol)type) with { Writer = writer, Type = typeNames.Of(type) }));
        return writer;
    }

    /// <summary>The enum as every event of the compilation has it: without a writer.</summary>
    private EnumModel ReadOnce(INamedTypeSymbol type)
    {
        var known = Known.Of(typeNames.Compilation);
        return known.TryGetValue(type, out var model) ? model : known.GetOrAdd(type, Parse(type));
    }

    private EnumModel Parse(INamedTypeSymbol type)
    {
        var isFlags = type.FindAttribute(MetadataNames.Flags) is not null;
        var distinct = new List<(ulong Bits, EnumValueModel Model)>();
        foreach (var member in type.GetMembers())
        {
            if (member is IFieldSymbol { HasConstantValue: true } field && ToBits(field.ConstantValue!) is var bits && !distinct.Exists(known => known.Bits == bits))
            {
                var local = isFlags && HasSeveralBits(bits) ? "has" + (CSharpText.IsIdentifier(field.Name) ? field.Name : "_" + CSharpText.Constant(distinct.Count)) : null;
                distinct.Add((bits, new EnumValueModel(EnumConstants.Name(field, typeNames), WireNames.OfEnumMember(field), local)));
            }
        }

        return new EnumModel(
            Writer: "",
            typeNames.Of(type),
            type.EnumUnderlyingType?.SpecialType == SpecialType.System_UInt64,
            distinct.Where(value => !isFlags || value.Bits == 0).Select(static value => value.Model).ToEquatableArray(),
            distinct.Where(value => isFlags && value.Bits != 0).OrderBy(static value => value.Bits).Select(static value => value.Model).ToEquatableArray());
    }

    private static bool HasSeveralBits(ulong bits) => (bits & (bits - 1)) != 0;

    // As many bits as the type has, so that its highest is a single bit though it makes the value negative.
    private static ulong ToBits(object constant) => unchecked(constant switch
    {
        sbyte value => (byte)value,
        byte value => value,
        short value => (ushort)value,
        ushort value => value,
        int value => (uint)value,
        uint value => value,
        long value => (ulong)value,
        _ => (ulong)constant,
    });
}
