using System.Text;
using Microsoft.AspNetCore.Http;

namespace GainsightEvents.Emulator.Inspector;

/// <summary>The page and its parts, which the assembly carries. They load nothing from elsewhere, and nothing inline runs in them.</summary>
internal sealed class PageFiles(string token)
{
    /// <summary>Where the parts are, below the page.</summary>
    public const string Prefix = "/page/";

    private const string ResourcePrefix = "page/";

    // Trusted types: no text of an event becomes markup, not even by a mistake of ours.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
        + "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'; report-uri /emulator/csp-reports";

    private static readonly Dictionary<string, byte[]> Files = typeof(PageFiles).Assembly.GetManifestResourceNames()
        .Where(static name => name.StartsWith(ResourcePrefix, StringComparison.Ordinal))
        .ToDictionary(static name => name[ResourcePrefix.Length..], ReadResource, StringComparer.Ordinal);

    private readonly byte[] _page = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Files["index.html"]).Replace("{{token}}", token, StringComparison.Ordinal));

    /// <summary>The page, with the run's token in it.</summary>
    public InspectorAnswer ReadPage(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = Policy;
        headers.XFrameOptions = "DENY";

        // With "no-referrer" a browser's reports would come from the origin "null", and be turned away.
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return new(StatusCodes.Status200OK, _page, "text/html; charset=utf-8");
    }

    /// <summary>A part of the page.</summary>
    public static InspectorAnswer Read(string path, IHeaderDictionary headers)
    {
        var name = path[Prefix.Length..];
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return name != "index.html" && Files.TryGetValue(name, out var file)
            ? new(StatusCodes.Status200OK, file, TypeOf(name))
            : InspectorAnswer.Error(StatusCodes.Status404NotFound, "The page has no such part.");
    }

    private static byte[] ReadResource(string name)
    {
        using var stream = typeof(PageFiles).Assembly.GetManifestResourceStream(name)!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => "application/octet-stream",
    };
}
