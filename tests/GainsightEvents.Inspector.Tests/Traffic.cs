namespace GainsightEvents.Inspector.Tests;

/// <summary>Some minutes of a team at work: most of it good, and one of everything that goes wrong.</summary>
internal static class Traffic
{
    private static readonly string[] Users = ["ana@acme.example", "u-20417", "mikko@nordic.example", "u-88120", "priya@acme.example", "u-00931"];

    public static async Task SendAsync(OpenInspector inspector, SteppedTime time)
    {
        // Busy and quiet seconds, the same each time.
        for (var (second, i) = (0, 0); second < 115; second++)
        {
            var requests = (int)(2.5 + (1.6 * Math.Sin(second / 7.0)) + (second % 11 == 0 ? 2 : 0) - (second % 5 == 0 ? 1 : 0));
            for (var n = 0; n < requests; n++, i++)
            {
                await SendGoodAsync(inspector, i);
            }

            if (second % 23 == 9)
            {
                await inspector.SendAsync(OpenInspector.Event("Report Exported", "u-00931", """{"featureName":"Bulk Export","rows":"many"}"""));
            }

            time.Step(TimeSpan.FromSeconds(1));
        }

        await inspector.SendAsync(OpenInspector.Event("Report Exportd", "ana@acme.example"));
        await inspector.SendAsync(OpenInspector.Event("Report Exported", "", """{"featureName":"Bulk Export"}"""));
        await inspector.SendNxtAsync("contract_renewd", """{"companyId":"1P01"}""");
        await inspector.SendAsync(OpenInspector.Event("Report Exported", "u-20417", """{"featureName":"Bulk Export","category":"Sales","rows":2400,"feature_name":"bulk"}"""));
        inspector.Emulator.Faults.Add(Emulator.FaultResponse.HtmlErrorPage(502), times: 1);
        await inspector.SendAsync(OpenInspector.Event("Plan Viewed", "u-88120", """{"plan":"Team"}"""));
        inspector.Emulator.Faults.Clear();
        await inspector.SendAsync(OpenInspector.Event("Plan Viewed", "u-88120", """{"plan":3}"""));
        await inspector.SendAsync(OpenInspector.Event("Plan Viewed", "mikko@nordic.example", """{"Plan":"Team"}"""));
        for (var i = 2; i < 5; i++)
        {
            await SendGoodAsync(inspector, i);
        }

        time.Step(TimeSpan.FromSeconds(2));
        await SendGoodAsync(inspector, 0);
    }

    private static Task<int> SendGoodAsync(OpenInspector inspector, int i)
    {
        var user = Users[i % Users.Length];
        return (i % 7) switch
        {
            0 => inspector.SendAsync(OpenInspector.Event("Plan Viewed", user, """{"plan":"Team"}""")),
            1 => inspector.SendNxtAsync("contract_renewed", """{"companyId":"1P01E316G9DAPFOLE6SOOUG71XRMN5F3PLER","years":2}"""),
            2 => inspector.SendAsync(OpenInspector.Event("Trial Started", user, """{"days":14}""")),
            _ => inspector.SendAsync(OpenInspector.Event("Report Exported", user, """{"featureName":"Bulk Export","category":"Reporting","rows":240,"isScheduled":true}""")),
        };
    }
}
