using System.Globalization;
using System.Runtime.InteropServices;

namespace GainsightEvents.Generators.Tests.Generation;

/// <summary>An enum with <c>[Flags]</c> whose members lie in eight bits of its type.</summary>
/// <param name="Type">The underlying type.</param>
/// <param name="AtTheTop">Whether the eight bits are the highest; else they are the lowest.</param>
/// <param name="Constants">The members, each with a value of its own.</param>
internal sealed record RandomFlags(Type Type, bool AtTheTop, byte[] Constants)
{
    public RandomFlags Without(int index) => this with { Constants = [.. Constants.Where((_, i) => i != index)] };

    /// <summary>Eight bits where the enum has its own, as a value of the underlying type.</summary>
    public object Value(byte bits)
    {
        var shift = AtTheTop ? (Marshal.SizeOf(Type) - 1) * 8 : 0;
        var value = unchecked((ulong)bits << shift);
        return unchecked(Type.GetTypeCode(Type) switch
        {
            TypeCode.SByte => (sbyte)value,
            TypeCode.Byte => (byte)value,
            TypeCode.Int16 => (short)value,
            TypeCode.UInt16 => (ushort)value,
            TypeCode.Int32 => (int)value,
            TypeCode.UInt32 => (uint)value,
            TypeCode.Int64 => (long)value,
            _ => (object)value,
        });
    }

    public string Declare(string name) => string.Create(
        CultureInfo.InvariantCulture,
        $"[Flags] public enum {name} : {Type.FullName} {{ {string.Join(", ", Constants.Select((bits, i) => $"N{i} = {Value(bits)}"))} }}");

    public override string ToString() => Declare("E");
}
