using System.Globalization;
using System.Text;
using System.Text.Json;

namespace AspNetCore.Reports;

/// <summary>An exported report. The figures are invented.</summary>
public sealed record ReportFile(string Name, string ContentType, byte[] Content, int Rows)
{
    private static readonly string[] Months = ["January", "February", "March", "April", "May", "June"];

    public static ReportFile Write(Report report, ReportFormat format)
    {
        var figures = Months.Select((month, i) => (month, figure: (((int)report.Kind + 1) * 100) + (i * 7))).ToDictionary();
        var name = $"{report.Kind.ToString().ToLowerInvariant()}-report";
        return format == ReportFormat.Json
            ? new($"{name}.json", "application/json", JsonSerializer.SerializeToUtf8Bytes(figures), figures.Count)
            : new($"{name}.csv", "text/csv", Encoding.UTF8.GetBytes(Csv(figures)), figures.Count);
    }

    private static string Csv(Dictionary<string, int> figures) =>
        string.Concat(figures.Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Key},{row.Value}\n")).Prepend("month,figure\n"));
}
