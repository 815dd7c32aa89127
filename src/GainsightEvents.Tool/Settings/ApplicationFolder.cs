using System.CommandLine;
using System.Xml;
using System.Xml.Linq;
using GainsightEvents.Tool.Commands;
using Microsoft.Extensions.Configuration;

namespace GainsightEvents.Tool.Settings;

/// <summary>The application whose settings a command uses, read in the order in which a .NET host reads them.</summary>
internal sealed class ApplicationFolder
{
    private const string DefaultEnvironment = "Production";

    private readonly Option<string> _folder = new("--project")
    {
        Description = "The application's folder: appsettings.json, appsettings.{environment}.json, user secrets and environment variables are read as its host reads them.",
        DefaultValueFactory = static _ => ".",
    };

    private readonly Option<string?> _environment = new("--environment")
    {
        Description = "The host environment, such as Development. Without it DOTNET_ENVIRONMENT or ASPNETCORE_ENVIRONMENT, else Production.",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(_folder);
        command.Options.Add(_environment);
    }

    public string PathOf(ParseResult result) => Path.GetFullPath(result.GetValue(_folder)!);

    /// <summary>Reads the settings.</summary>
    /// <exception cref="ToolException">The folder does not exist, or a file in it cannot be read.</exception>
    public ApplicationSettings Read(ParseResult result)
    {
        var folder = PathOf(result);
        if (!Directory.Exists(folder))
        {
            throw new ToolException($"--project is '{folder}', which is no folder. Name the folder that has the application's appsettings.json.");
        }

        var environment = result.GetValue(_environment)
            ?? Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT")
            ?? Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT")
            ?? DefaultEnvironment;
        var builder = new ConfigurationBuilder()
            .SetBasePath(folder)
            .AddJsonFile("appsettings.json", optional: true)
            .AddJsonFile($"appsettings.{environment}.json", optional: true);

        // As a host does: they are for developers' machines.
        var secrets = environment.Equals("Development", StringComparison.OrdinalIgnoreCase) ? FindSecretsId(folder) : null;
        if (secrets is not null)
        {
            builder.AddUserSecrets(secrets);
        }

        builder.AddEnvironmentVariables();
        try
        {
            return new ApplicationSettings(folder, environment, secrets is not null, builder.Build());
        }
        catch (InvalidDataException exception)
        {
            throw new ToolException($"{exception.Message} {exception.InnerException?.Message}".Trim());
        }
    }

    // In the project file, or in what a build has made of it.
    private static string? FindSecretsId(string folder)
    {
        foreach (var project in Directory.EnumerateFiles(folder, "*.csproj"))
        {
            try
            {
                if (XDocument.Load(project).Descendants("UserSecretsId").FirstOrDefault()?.Value is { Length: > 0 } id)
                {
                    return id;
                }
            }
            catch (XmlException)
            {
                // Whoever builds it is told.
            }
        }

        return null;
    }
}

/// <summary>An application's settings.</summary>
/// <param name="Folder">Where they were read.</param>
/// <param name="Environment">The host environment.</param>
/// <param name="HasUserSecrets">Whether the project names user secrets and they are read.</param>
/// <param name="Configuration">All of them.</param>
internal sealed record ApplicationSettings(string Folder, string Environment, bool HasUserSecrets, IConfigurationRoot Configuration)
{
    /// <summary>The section of Gainsight.</summary>
    public IConfigurationSection Gainsight => Configuration.GetSection(GainsightEvents.Settings.SettingsRoot.Default.Path);

    /// <summary>Reads the options.</summary>
    public GainsightOptions ReadOptions()
    {
        var options = new GainsightOptions();
        new GainsightEvents.Settings.ConfiguredOptions(Gainsight, GainsightEvents.Settings.SettingsRoot.Default).Configure(options);
        return options;
    }
}
