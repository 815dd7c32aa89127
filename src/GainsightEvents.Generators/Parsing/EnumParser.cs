using GainsightEvents.Generators.Infrastructure;
using GainsightEvents.Generators.Model;
using Microsoft.CodeAnalysis;

namespace GainsightEvents.Generators.Parsing;

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
        return known.TryGetValue(type, out var model) ? model : known.GetOrAdd(type, Parse(type, writer: ""));
    }

    private EnumModel Parse(INamedTypeSymbol type, string writer)
    {
        var distinct = new List<(ulong Bits, EnumValueModel Model)>();
        foreach (var member in type.GetMembers())
        {
            if (member is IFieldSymbol { HasConstantValue: true } field && ToBits(field.ConstantValue!) is var bits && !distinct.Exists(known => known.Bits == bits))
            {
                distinct.Add((bits, new EnumValueModel(EnumConstants.Name(field, typeNames), WireNames.OfEnumMember(field))));
            }
        }

        var isUnsigned = type.EnumUnderlyingType?.SpecialType == SpecialType.System_UInt64;
        if (type.FindAttribute(MetadataNames.Flags) is null)
        {
            return new EnumModel(writer, typeNames.Of(type), isUnsigned, distinct.Select(static value => value.Model).ToEquatableArray(), default);
        }

        // Zero and the names of several bits stand for their exact value, as Enum.ToString has it; any other value is a list of its bits.
        var flags = distinct.Where(static value => IsSingleBit(value.Bits)).OrderBy(static value => value.Bits);
        var whole = distinct.Where(static value => !IsSingleBit(value.Bits));
        return new EnumModel(
            writer,
            typeNames.Of(type),
            isUnsigned,
            whole.Select(static value => value.Model).ToEquatableArray(),
            flags.Select(static value => value.Model).ToEquatableArray());
    }

    private static bool IsSingleBit(ulong bits) => bits != 0 && (bits & (bits - 1)) == 0;

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
