namespace GainsightEvents.Settings;

/// <summary>The path of the section the settings were read from, so that messages name each setting as the user wrote it.</summary>
internal sealed record SettingsRoot(string Path)
{
    public static SettingsRoot Default { get; } = new("Gainsight");
}
