using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace GainsightEvents.Plans;

/// <summary>JSON for people and for version control: two spaces, line feeds, one at the end.</summary>
internal static class ReadableJson
{
    // Read by people and JSON parsers, never as part of a page.
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Indented = true,
    };

    public static string Write(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Options))
        {
            write(writer);
        }

        // Indented with the system's line ends; those inside texts are escaped.
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length).Replace("\r\n", "\n") + "\n";
    }
}
