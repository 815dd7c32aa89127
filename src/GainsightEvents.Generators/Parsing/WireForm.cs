namespace GainsightEvents.Generators.Parsing;

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

    /// <summary>Pairs of strings, in a member marked <c>[GlobalContext]</c>.</summary>
    StringMap,
}
