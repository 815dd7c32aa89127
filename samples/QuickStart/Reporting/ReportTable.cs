using System.Globalization;

namespace QuickStart.Reporting;

/// <summary>Prints the table: a line per event name, and under it why events were rejected.</summary>
internal static class ReportTable
{
    private const int NameWidth = 24;

    public static void Print(DeliveryTally tally, TextWriter output)
    {
        output.WriteLine();
        output.WriteLine(Row("Event", "accepted", "delivered", "rejected"));
        output.WriteLine(new string('-', Row("", "", "", "").Length));
        foreach (var eventName in tally.EventNames)
        {
            var rejections = tally.RejectionsOf(eventName).ToArray();
            output.WriteLine(Row(
                eventName,
                Number(tally.CountAccepted(eventName)),
                Number(tally.CountDelivered(eventName)),
                Number(rejections.Sum(rejection => rejection.Count))));
            foreach (var (reason, count) in rejections)
            {
                output.WriteLine($"    {Number(count)} × {reason}");
            }
        }
    }

    private static string Row(string name, string accepted, string delivered, string rejected) =>
        $"{name,-NameWidth}{accepted,10}{delivered,11}{rejected,10}";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
