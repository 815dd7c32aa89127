namespace GainsightEvents.Generators.Model;

/// <summary>How a value is written. The table is "Wire forms"; each form is one method of <c>EventWriter</c>.</summary>
internal enum WireForm
{
    /// <summary>The type has no form.</summary>
    None = 0,

    String,

    /// <summary>A <c>Uri</c>, as it was given.</summary>
    Uri,

    Boolean,

    /// <summary>Any integer of up to 64 bits.</summary>
    Integer,

    /// <summary><c>float</c> or <c>double</c>, which may hold what JSON cannot.</summary>
    FloatingPoint,

    Decimal,

    Guid,

    /// <summary><c>DateTime</c> or <c>DateTimeOffset</c>.</summary>
    DateTime,

    /// <summary><c>DateOnly</c>.</summary>
    Date,

    /// <summary><c>TimeOnly</c>.</summary>
    TimeOfDay,

    TimeSpan,

    Enum,

    /// <summary><c>PxUserType</c>, in a member marked <c>[UserType]</c>.</summary>
    UserType,

    /// <summary>A type that wraps one value, as that value, where it is an element of a collection. A member is written as what its type wraps.</summary>
    Wrapped,

    /// <summary>A nested type, as an object of its public properties.</summary>
    Object,

    /// <summary>Any <c>IEnumerable&lt;T&gt;</c>, as an array.</summary>
    Sequence,

    /// <summary>Any sequence of pairs with string keys, as an object.</summary>
    Map,

    /// <summary><c>object</c>, which only extension data may hold: its type is looked at when it is written.</summary>
    Any,

    /// <summary><c>JsonElement</c>, which only extension data may hold.</summary>
    Json,
}

internal static class WireFormQueries
{
    /// <summary>Whether a value of the form holds other values: JSON of its own, which a PX attribute carries as a string.</summary>
    public static bool IsNested(this WireForm form) => form is WireForm.Object or WireForm.Sequence or WireForm.Map;
}
