using System.Runtime.InteropServices;

namespace GainsightEvents.Hosting;

/// <summary>The platforms of clients. A key that may write must not be on one: whoever has the program can read it.</summary>
internal static class ClientPlatforms
{
    // Mac Catalyst says that it is iOS too, so it is asked first.
    private static readonly string[] Names = ["Browser", "Android", "MacCatalyst", "iOS", "tvOS"];

    /// <summary>Refuses to go on where this process runs on one of them.</summary>
    /// <exception cref="PlatformNotSupportedException">It does.</exception>
    public static void Refuse() => Refuse(static name => RuntimeInformation.IsOSPlatform(OSPlatform.Create(name.ToUpperInvariant())));

    internal static void Refuse(Func<string, bool> isCurrent)
    {
        if (Names.FirstOrDefault(isCurrent) is { } name)
        {
            throw new PlatformNotSupportedException(
                $"GainsightEvents does not run on {name}: it needs an API key that may write to Gainsight, and everybody who has a client application can read the keys in it. "
                + "Publish from a server of your own, and call that server from here; events may still be declared in a project that both reference.");
        }
    }
}
