namespace GainsightEvents.Wire;

/// <summary>What a runtime in the mode Emulator sends where nothing is configured, and an emulator without keys and tenants accepts.</summary>
internal static class EmulatorCredentials
{
    public const string ApiKey = "emulator-key";
    public const string TenantId = "emulator-tenant";
    public const string SharedSecret = "emulator-secret";
}
