using GainsightEvents;

namespace Mistakes.GSE0053;

public readonly record struct Length(double Meters) : IFormattable
{
    public double Feet => Meters / 0.3048;

    public string ToString(string? format, IFormatProvider? provider) => Meters.ToString(format, provider) + " m";
}

[GainsightEvent("Report Exported")]
public sealed partial record ReportExported
{
    [IdentifyId] public required string UserId { get; init; }
    public Length Length { get; init; }
}
