using GainsightEvents.Settings;
using GainsightEvents.Tool.Settings;

namespace GainsightEvents.Tool.Doctor;

/// <summary>Looks at the settings as the application would at its start.</summary>
internal static class SettingsChecks
{
    public static IEnumerable<Finding> Run(ApplicationSettings application, GainsightOptions options, ResolvedSettings resolved)
    {
        var section = SettingsRoot.Default.Path;
        var read = $"read in {application.Folder} for the environment {application.Environment}{(application.HasUserSecrets ? ", user secrets included" : "")}";
        if (!application.Gainsight.GetChildren().Any())
        {
            yield return Finding.Error(section, $"no setting of Gainsight is there, {read}.", "Name the application's folder by --project and its environment by --environment, or set them in the environment, such as Gainsight__Px__ApiKey.");
            yield break;
        }

        foreach (var failure in resolved.Failures)
        {
            yield return Finding.Error(section, failure, remedy: null);
        }

        foreach (var warning in resolved.Warnings)
        {
            yield return new Finding(FindingLevel.Warning, section, warning);
        }

        if (options.Mode == GainsightMode.Off)
        {
            yield return Finding.Warning($"{section}:Mode", "is Off: events are checked and counted, and sent nowhere.", "Set it to Live where events shall arrive.");
        }

        if (!options.Dispatch)
        {
            yield return Finding.Warning($"{section}:Dispatch", "is false: this application keeps events in its outbox, and another process has to deliver them.", "See that one does.");
        }

        if (resolved.Failures.Count == 0)
        {
            yield return Finding.Right(section, $"the settings are complete, {read}.");
        }
    }
}
