using System.Globalization;

namespace QuickStart;

/// <summary>The options of the sample's command line.</summary>
/// <param name="UsageFile">The file to read.</param>
/// <param name="ForgetNth">
/// Makes the emulator answer the nth event with 201 and forget it, to show that the sample notices. <see langword="null"/>: none.
/// </param>
/// <param name="PrintsIds">Prints the id of each event when it is accepted.</param>
internal sealed record QuickStartOptions(string UsageFile, int? ForgetNth, bool PrintsIds)
{
    public static QuickStartOptions Parse(string[] args)
    {
        var options = new QuickStartOptions(Path.Combine(AppContext.BaseDirectory, "usage.ndjson"), null, false);
        for (var i = 0; i < args.Length; i += 2)
        {
            var value = i + 1 < args.Length ? args[i + 1] : "";
            options = args[i] switch
            {
                "--usage" when File.Exists(value) => options with { UsageFile = value },
                "--forget" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var nth) && nth > 0 => options with { ForgetNth = nth },
                "--ids" when bool.TryParse(value, out var prints) => options with { PrintsIds = prints },
                _ => throw new ArgumentException(
                    $"'{args[i]} {value}' is not understood. Usage: QuickStart [--usage <an existing .ndjson file>] [--forget <n, from 1>] [--ids true]"),
            };
        }

        return options;
    }
}
