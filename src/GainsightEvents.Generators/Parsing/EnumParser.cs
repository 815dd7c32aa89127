using Microsoft.CodeAnalysis;
using GainsightEvents.Generators.Infrastructure;
using GainsightEvents.Generators.Model;

namespace GainsightEvents.Generators.Parsing;

/// <summary>Gathers the enums of one event and the names of their values.</summary>
internal sealed class EnumParser
{
    private readonly Dictionary<ITypeSymbol, string> _writers = new(SymbolEqualityComparer.Default);
    private readonly NameScope _names = new();
    private readonly List<EnumModel> _found = [];

    public IReadOnlyList<EnumModel> Found => _found;

    /// <summary>The local function that writes the enum.</summary>
    public string WriterOf(ITypeSymbol type)
    {
        if (!_writers.TryGetValue(type, out var writer))
        {
            writer = _names.Take("Write" + type.Name);
            _writers.Add(type, writer);
            _found.Add(Parse((INamedTypeSymbol)type, writer));
        }

        return writer;
    }

    private static EnumModel Parse(INamedTypeSymbol type, string writer)
    {
        var distinct = new List<(ulong Bits, EnumValueModel Model)>();
        foreach (var member in type.GetMembers())
        {
            if (member is IFieldSymbol { HasConstantValue: true } field && ToBits(field.ConstantValue!) is var bits && !distinct.Exists(known => known.Bits == bits))
            {
                distinct.Add((bits, new EnumValueModel(EnumConstants.Name(field), WireNames.OfEnumMember(field))));
            }
        }

        var isUnsigned = type.EnumUnderlyingType?.SpecialType == SpecialType.System_UInt64;
        if (type.FindAttribute(MetadataNames.Flags) is null)
        {
            return new EnumModel(writer, TypeNames.Of(type), isUnsigned, distinct.Select(static value => value.Model).ToEquatableArray(), default);
        }

        // A name of several bits stands for those bits, unless one of them has no name of its own.
        var flags = distinct.Where(static value => IsSingleBit(value.Bits)).OrderBy(static value => value.Bits).ToList();
        var named = flags.Aggregate(0UL, static (bits, flag) => bits | flag.Bits);
        var indivisible = distinct.Where(value => value.Bits == 0 || (value.Bits & ~named) != 0);
        return new EnumModel(
            writer,
            TypeNames.Of(type),
            isUnsigned,
            indivisible.Select(static value => value.Model).ToEquatableArray(),
            flags.Select(static value => value.Model).ToEquatableArray());
    }

    private static bool IsSingleBit(ulong bits) => bits != 0 && (bits & (bits - 1)) == 0;

    private static ulong ToBits(object constant) => constant switch
    {
        ulong value => value,
        _ => unchecked((ulong)Convert.ToInt64(constant, System.Globalization.CultureInfo.InvariantCulture)),
    };
}
