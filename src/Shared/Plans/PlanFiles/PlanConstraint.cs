namespace GainsightEvents.Plans.PlanFiles;

/// <summary>
/// What a member's value has to be, as the source declares it: <c>minLength</c> counts UTF-16 characters and <c>pattern</c> is .NET's, other than
/// in the JSON Schema that <c>EventPlan</c> makes of the same rules.
/// </summary>
/// <param name="Keyword">One of <see cref="Keywords"/>.</param>
/// <param name="Json">The value, as compact JSON: numbers keep their digits.</param>
internal sealed record PlanConstraint(string Keyword, string Json)
{
    public const string Minimum = "minimum";
    public const string ExclusiveMinimum = "exclusiveMinimum";
    public const string Maximum = "maximum";
    public const string ExclusiveMaximum = "exclusiveMaximum";
    public const string MinLength = "minLength";
    public const string MaxLength = "maxLength";
    public const string MinItems = "minItems";
    public const string MaxItems = "maxItems";
    public const string MinProperties = "minProperties";
    public const string MaxProperties = "maxProperties";
    public const string Pattern = "pattern";
    public const string Enum = "enum";

    /// <summary>What no keyword says, as sentences about the values that are refused.</summary>
    public const string Refused = "refused";

    /// <summary>Those that bound a number.</summary>
    public static IReadOnlyList<string> Bounds { get; } = [Minimum, ExclusiveMinimum, Maximum, ExclusiveMaximum];

    /// <summary>Those that bound a count.</summary>
    public static IReadOnlyList<string> Counts { get; } = [MinLength, MaxLength, MinItems, MaxItems, MinProperties, MaxProperties];

    /// <summary>All, in the order of the file.</summary>
    public static List<string> Keywords { get; } = [.. Bounds, .. Counts, Pattern, Enum, Refused];

    /// <summary>The items of a list, each as compact JSON.</summary>
    public IEnumerable<string> ReadItems() => PlanJsonReader.Read(Json).Items.Select(static item => item.ToCompact());
}
