using GainsightEvents.Generators.Model;

namespace GainsightEvents.Generators.Parsing.Values;

/// <summary>Tells for one member after the other what stands before its name in their object.</summary>
internal struct SeparatorSequence
{
    private Separator _next;

    /// <summary>What stands before the next member, which is on the wire or left out as said.</summary>
    public Separator Next(Absence absence)
    {
        var separator = _next;
        _next = absence is Absence.Never or Absence.NullIsWritten || separator == Separator.Comma ? Separator.Comma : Separator.CommaUnlessFirst;
        return separator;
    }
}
