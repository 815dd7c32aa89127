using System.Reflection;
using GainsightEvents.Settings;

namespace GainsightEvents.Hosting;

/// <summary>A catalog that a part of the application adds by itself.</summary>
internal sealed record AddedCatalog(EventCatalog Catalog);

/// <summary>The catalogs of an application: those that were named, else those of the application and of what it references.</summary>
internal static class ApplicationCatalogs
{
    /// <summary>Puts the catalogs together.</summary>
    /// <param name="named">Those that were named at registration.</param>
    /// <param name="added">Those that parts of the application have added.</param>
    /// <param name="applicationName">The name of the application's assembly; <see langword="null"/>: the assembly that the process was started with.</param>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static RegisteredCatalogs Find(IReadOnlyList<EventCatalog> named, IEnumerable<AddedCatalog> added, string? applicationName)
    {
        var application = named.Count > 0 ? null : Load(applicationName) ?? Assembly.GetEntryAssembly();
        var found = application is null ? named : EventCatalogs.Of(application);
        List<EventCatalog> catalogs = [.. found, .. added.Select(static each => each.Catalog)];
        return catalogs.Count > 0 ? new RegisteredCatalogs(catalogs) : throw new InvalidOperationException(
            $"No event catalog is known, so no event could ever be published: assembly '{application?.GetName().Name}' declares no Gainsight event and references no assembly that does. "
            + "The generator runs only in projects that reference the package GainsightEvents themselves: reference it in the application's project, "
            + "or name the catalogs, as in AddGainsightEvents(EventCatalog.Of<ReportExported>()).");
    }

    private static Assembly? Load(string? name)
    {
        try
        {
            return string.IsNullOrEmpty(name) ? null : Assembly.Load(new AssemblyName(name));
        }
        catch (Exception exception) when (exception is IOException or BadImageFormatException or ArgumentException)
        {
            // The name of an application may be anything; it is then not that of an assembly.
            return null;
        }
    }
}
