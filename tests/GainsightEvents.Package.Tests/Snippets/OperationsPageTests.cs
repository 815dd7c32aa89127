using System.Diagnostics.Metrics;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;

namespace GainsightEvents.Package.Tests.Snippets;

/// <summary>The page for operators has every metric and every log event that there is, and no other.</summary>
public sealed partial class OperationsPageTests
{
    private const string Page = "docs/operations.md";

    private static readonly LoggerMessageAttribute[] LogEvents =
    [
        .. from assembly in (Assembly[])[typeof(GainsightOptions).Assembly, typeof(GainsightIdentityOptions).Assembly, typeof(SqliteOutboxOptions).Assembly, typeof(PostgreSqlOutboxOptions).Assembly]
           from type in assembly.GetTypes()
           from method in type.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
           let message = method.GetCustomAttribute<LoggerMessageAttribute>()
           where message is not null
           select Named(message, method.Name),
    ];

    [Fact]
    public void Every_metric_is_on_the_page_with_its_kind_and_its_unit_and_no_other_is()
    {
        var rows = Rows().Where(static cells => cells.Length == 5 && cells[0].Contains('.', StringComparison.Ordinal)).Select(static cells => (cells[0], cells[1], cells[2]));
        Assert.Equal(Instruments().Order(), rows.Order());
    }

    [Fact]
    public void Every_log_event_has_an_id_and_a_name_of_its_own_within_the_range()
    {
        Assert.NotEmpty(LogEvents);
        Assert.All(LogEvents, static log => Assert.InRange(log.EventId, 5100, 5199));
        Assert.Equal(LogEvents.Length, LogEvents.Select(static log => log.EventId).Distinct().Count());
        Assert.Equal(LogEvents.Length, LogEvents.Select(static log => log.EventName).Distinct().Count());
    }

    [Fact]
    public void Every_log_event_is_on_the_page_with_its_name_level_and_message_and_no_other_is()
    {
        var rows = Rows().Where(static cells => cells.Length == 5 && int.TryParse(cells[0], NumberStyles.None, CultureInfo.InvariantCulture, out _)).ToList();
        Assert.Equal(
            LogEvents.Select(static log => $"{log.EventId} {log.EventName} {log.Level}").Order(),
            rows.Select(static cells => $"{cells[0]} {cells[1]} {cells[2]}").Order());
        Assert.All(rows, static cells =>
        {
            var log = LogEvents.Single(log => log.EventId == int.Parse(cells[0], CultureInfo.InvariantCulture));
            var message = Placeholder().Replace(log.Message, "…");

            // A row may break off, and says so.
            Assert.True(cells[3] == message || (cells[3].EndsWith('…') && message.StartsWith(cells[3][..^1], StringComparison.Ordinal)), $"{cells[0]}: {cells[3]}");
            Assert.NotEmpty(cells[4]);
        });
    }

    /// <summary>The cells of each row of a table, without their marks.</summary>
    private static IEnumerable<string[]> Rows() =>
        from line in Documentation.LinesOf(Page)
        where line.StartsWith("| ", StringComparison.Ordinal)
        select line[1..^1].Split('|').Select(static cell => cell.Trim().Trim('`')).ToArray();

    private static List<(string Name, string Kind, string Unit)> Instruments()
    {
        var found = new List<(string, string, string)>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (instrument.Meter.Name == "GainsightEvents")
            {
                lock (found)
                {
                    found.Add((instrument.Name, KindOf(instrument), instrument.Unit ?? ""));
                }
            }
        };
        listener.Start();
        var options = new GainsightOptions { Mode = GainsightMode.Off, Px = { PropertyKey = "AP-XXXXXXXXXX-2" } };
        GainsightPublisher.Create(options, CustomEvent.Catalog).DisposeAsync().AsTask().GetAwaiter().GetResult();
        return found;
    }

    private static string KindOf(Instrument instrument) => instrument.GetType().Name.Split('`')[0] switch
    {
        "ObservableUpDownCounter" => "up-down counter",
        "ObservableGauge" => "gauge",
        var kind => kind.ToLowerInvariant(),
    };

    private static LoggerMessageAttribute Named(LoggerMessageAttribute message, string method)
    {
        message.EventName ??= method;
        return message;
    }

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Placeholder();
}
