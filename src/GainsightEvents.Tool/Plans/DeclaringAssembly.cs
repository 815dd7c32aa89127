using System.Reflection;
using System.Runtime.Loader;
using GainsightEvents.Plans.PlanFiles;
using GainsightEvents.Tool.Commands;

namespace GainsightEvents.Tool.Plans;

/// <summary>Reads what an assembly declares, and what those that it references declare.</summary>
internal static class DeclaringAssembly
{
    /// <summary>Reads the plan of its events.</summary>
    /// <param name="path">The assembly, whole, beside those that it needs.</param>
    /// <exception cref="ToolException">It cannot be loaded, or declares no event.</exception>
    public static PlanFile Read(string path)
    {
        try
        {
            var context = new DeclaringContext(path);
            var catalogs = EventCatalogs.Of(context.LoadFromAssemblyPath(path));
            var declaring = catalogs.Select(static catalog => catalog.AssemblyName).ToHashSet(StringComparer.Ordinal);
            var words = new AttributeWords(context.Assemblies.Where(each => declaring.Contains(each.GetName().Name!)).SelectMany(static each => each.GetTypes()));
            return PlanFile.Of(catalogs, words.Complete);
        }
        catch (Exception exception) when (exception is BadImageFormatException or FileLoadException or FileNotFoundException or ReflectionTypeLoadException or TypeLoadException or MissingMemberException)
        {
            throw new ToolException(
                $"'{path}' cannot be read: {exception.Message} It has to be a .NET assembly that this version of the command can run (.NET {Environment.Version.Major}), beside the assemblies that it needs, as a build puts them.");
        }
    }

    /// <summary>The assembly's own surroundings, but our packages are those of this command, so that the catalogs are of types that it knows.</summary>
    private sealed class DeclaringContext(string path) : AssemblyLoadContext("declared events")
    {
        private readonly AssemblyDependencyResolver _resolver = new(path);

        protected override Assembly? Load(AssemblyName assemblyName) =>
            assemblyName.Name == typeof(EventCatalog).Assembly.GetName().Name ? typeof(EventCatalog).Assembly
            : _resolver.ResolveAssemblyToPath(assemblyName) is { } found ? LoadFromAssemblyPath(found)
            : null;
    }
}
