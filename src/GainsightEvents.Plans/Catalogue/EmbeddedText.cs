using System.Text;

namespace GainsightEvents.Plans.Catalogue;

/// <summary>The parts of the pages, which the assembly carries as they are edited.</summary>
internal static class EmbeddedText
{
    private const string Prefix = "catalogue/";

    /// <summary>A part, with line feeds however it was checked out, for what a page says of its parts is a hash of them.</summary>
    public static string Read(string name)
    {
        using var stream = typeof(EmbeddedText).Assembly.GetManifestResourceStream(Prefix + name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().Replace("\r\n", "\n");
    }
}
