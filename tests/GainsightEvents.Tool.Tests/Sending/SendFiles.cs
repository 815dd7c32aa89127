namespace GainsightEvents.Tool.Tests.Sending;

/// <summary>An application's folder: its settings, its plan, and lines of events.</summary>
internal static class SendFiles
{
    /// <summary>The key, in the environment.</summary>
    public static readonly (string Name, string Value) Key = ("Gainsight__Px__ApiKey", "emulator-key");

    public static void WriteApplication(TestFolder folder, Uri emulator)
    {
        folder.Write("appsettings.json", $$"""
            { "Gainsight": {
                "Mode": "Emulator",
                "Px": { "BaseAddress": "{{emulator}}", "PropertyKey": "AP-XXXXXXXXXX-2" },
                "Nxt": { "BaseAddress": "{{emulator}}", "EventVersion": "v01", "TopicName": "orders" } } }
            """);
        folder.Write("gainsight.events.json", """
            { "format": 1, "events": [
                { "target": "px", "name": "Report Exported", "members": [
                    { "name": "identifyId", "type": "string", "required": true },
                    { "name": "attributes.kind", "type": "string", "constraints": { "enum": [ "csv", "pdf" ] } },
                    { "name": "attributes.pages", "type": "integer", "constraints": { "minimum": 1 } } ] },
                { "target": "nxt", "name": "order_shipped", "members": [
                    { "name": "orderId", "type": "integer", "required": true },
                    { "name": "total", "type": "number" } ] } ] }
            """);
    }

    public static string Line(int number) => $$"""{ "event": "Report Exported", "identifyId": "user-{{number}}", "kind": "pdf", "pages": {{number + 1}} }""" + "\n";
}
