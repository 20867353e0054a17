"""Scenarios of the Azure SDK for Python against `armsmith fake`.

Usage: scenarios.py ENDPOINT [SCENARIO ...]. Prints one JSON object per scenario. REQUESTS_CA_BUNDLE must have the
certificate authority of the fake.
"""

import json
import sys
import traceback
import uuid

from azure.core.credentials import AccessToken
from azure.core.exceptions import HttpResponseError, ResourceNotFoundError

SUBSCRIPTION = "11111111-1111-1111-1111-111111111111"
LOCATION = "eastus"


class FakeCredential:
    """A credential with a fixed token."""

    def get_token(self, *scopes, **kwargs):
        return AccessToken("fake", 4102444800)


def client(kind, endpoint, **arguments):
    return kind(
        FakeCredential(),
        SUBSCRIPTION,
        base_url=endpoint,
        retry_total=0,
        **arguments,
    )


def group(endpoint, name):
    from azure.mgmt.resource import ResourceManagementClient

    groups = client(ResourceManagementClient, endpoint).resource_groups
    return groups.create_or_update(name, {"location": LOCATION}, api_version="2024-03-01")


def names(items):
    return sorted(item.name for item in items)


def missing(call):
    """Checks that a resource does not exist."""
    try:
        call()
    except ResourceNotFoundError as error:
        assert error.error.code, error
        return
    raise AssertionError("the resource exists")


def account():
    return {"location": LOCATION, "kind": "StorageV2", "sku": {"name": "Standard_LRS"}, "tags": {"a": "1"}}


def storage_accounts(endpoint):
    from azure.mgmt.storage import StorageManagementClient

    return client(StorageManagementClient, endpoint).storage_accounts


def resource(endpoint):
    from azure.mgmt.resource import ResourceManagementClient

    management = client(ResourceManagementClient, endpoint)
    version = {"api_version": "2024-03-01"}
    groups = management.resource_groups
    for index in range(3):
        created = groups.create_or_update(f"py-{index}", {"location": LOCATION, "tags": {"a": "1"}}, **version)
        assert created.id == f"/subscriptions/{SUBSCRIPTION}/resourceGroups/py-{index}", created.id
    assert groups.check_existence("py-0", **version)
    updated = groups.update("py-0", {"tags": {"b": "2"}}, **version)
    assert updated.tags == {"b": "2"}, updated.tags
    assert groups.get("py-0", **version).properties.provisioning_state == "Succeeded"
    pages = list(groups.list(top=2, **version).by_page())
    found = [item.name for page in pages for item in page]
    assert len(pages) > 1 and {"py-0", "py-1", "py-2"} <= set(found), found
    storage_accounts(endpoint).begin_create("py-0", "pyaccount", account()).result()
    resources = management.resources
    identifier = f"/subscriptions/{SUBSCRIPTION}/resourceGroups/py-0/providers/Microsoft.Storage/storageAccounts/pyaccount"
    assert resources.check_existence_by_id(identifier, "2023-05-01")
    assert resources.get_by_id(identifier, "2023-05-01").properties["provisioningState"] == "Succeeded"
    assert names(resources.list_by_resource_group("py-0", **version)) == ["pyaccount"]
    found = resources.list(filter="resourceType eq 'Microsoft.Storage/storageAccounts' and name eq 'pyaccount'", **version)
    assert names(found) == ["pyaccount"]
    tags = {"operation": "Merge", "properties": {"tags": {"c": "3"}}}
    update_tags = getattr(management.tags, "update_at_scope", None) or management.tags.begin_update_at_scope
    update_tags(identifier, tags, **version)
    assert management.tags.get_at_scope(identifier, **version).properties.tags == {"a": "1", "c": "3"}
    target = groups.get("py-1", **version).id
    resources.begin_move_resources("py-0", {"resources": [identifier], "target_resource_group": target}, **version).result()
    assert names(resources.list_by_resource_group("py-0", **version)) == []
    assert storage_accounts(endpoint).get_properties("py-1", "pyaccount").tags == {"a": "1", "c": "3"}
    template = {"$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#", "contentVersion": "1.0.0.0", "resources": []}
    deployment = {"properties": {"mode": "Incremental", "template": template}}
    deployments = management.deployments
    assert deployments.begin_validate("py-0", "one", deployment, **version).result().error is None
    created = deployments.begin_create_or_update("py-0", "one", deployment, **version).result()
    assert created.properties.provisioning_state == "Succeeded" and created.properties.timestamp, created
    assert deployments.check_existence("py-0", "one", **version)
    assert names(deployments.list_by_resource_group("py-0", **version)) == ["one"]
    deployments.begin_delete("py-0", "one", **version).result()
    assert not deployments.check_existence("py-0", "one", **version)
    assert management.providers.get("Microsoft.Storage", **version).registration_state == "Registered"
    for index in range(3):
        groups.begin_delete(f"py-{index}", **version).result()
    assert not groups.check_existence("py-0", **version)
    missing(lambda: groups.get("py-0", **version))


def msi(endpoint):
    from azure.mgmt.msi import ManagedServiceIdentityClient

    group(endpoint, "msi")
    management = client(ManagedServiceIdentityClient, endpoint)
    identities = management.user_assigned_identities
    created = identities.create_or_update("msi", "one", {"location": LOCATION})
    assert uuid.UUID(created.principal_id), created
    assert identities.get("msi", "one").client_id == created.client_id
    identities.update("msi", "one", {"tags": {"a": "1"}})
    assert identities.get("msi", "one").tags == {"a": "1"}
    credential = {"issuer": "https://issuer", "subject": "subject", "audiences": ["audience"]}
    credentials = management.federated_identity_credentials
    credentials.create_or_update("msi", "one", "main", credential)
    assert names(credentials.list("msi", "one")) == ["main"]
    assert names(identities.list_by_resource_group("msi")) == ["one"]
    assert "one" in names(identities.list_by_subscription())
    identities.delete("msi", "one")
    missing(lambda: credentials.get("msi", "one", "main"))


def storage(endpoint):
    from azure.mgmt.storage import StorageManagementClient

    group(endpoint, "storage")
    management = client(StorageManagementClient, endpoint)
    accounts = management.storage_accounts
    assert management.storage_accounts.check_name_availability({"name": "account1", "type": "Microsoft.Storage/storageAccounts"}).name_available
    parameters = {"location": LOCATION, "kind": "StorageV2", "sku": {"name": "Standard_LRS"}}
    created = accounts.begin_create("storage", "account1", parameters).result()
    assert created.provisioning_state == "Succeeded", created
    assert created.sku.name == "Standard_LRS" and created.kind == "StorageV2", created
    assert created.primary_endpoints.blob, created
    keys = accounts.list_keys("storage", "account1").keys
    assert [key.key_name for key in keys] == ["key1", "key2"], keys
    renewed = accounts.regenerate_key("storage", "account1", {"key_name": "key1"}).keys
    assert renewed[0].value != keys[0].value and renewed[1].value == keys[1].value
    check = {"name": "account1", "type": "Microsoft.Storage/storageAccounts"}
    assert management.storage_accounts.check_name_availability(check).reason == "AlreadyExists"
    services = management.blob_services
    services.set_service_properties("storage", "account1", {"delete_retention_policy": {"enabled": True, "days": 5}})
    assert services.get_service_properties("storage", "account1").delete_retention_policy.days == 5
    missing(lambda: management.management_policies.get("storage", "account1", "default"))
    updated = accounts.update("storage", "account1", {"tags": {"a": "1"}})
    assert updated.tags == {"a": "1"}
    containers = management.blob_containers
    for index in range(5):
        containers.create("storage", "account1", f"container{index}", {})
    assert len(list(containers.list("storage", "account1", maxpagesize=2))) == 5
    containers.delete("storage", "account1", "container0")
    assert len(list(containers.list("storage", "account1"))) == 4
    assert names(accounts.list()) == ["account1"]
    accounts.delete("storage", "account1")
    missing(lambda: accounts.get_properties("storage", "account1"))


def keyvault(endpoint):
    from azure.mgmt.keyvault import KeyVaultManagementClient

    group(endpoint, "keyvault")
    vaults = client(KeyVaultManagementClient, endpoint, api_version="2023-07-01").vaults
    properties = {"tenant_id": str(uuid.uuid4()), "sku": {"family": "A", "name": "standard"}, "access_policies": []}
    created = vaults.begin_create_or_update("keyvault", "vault1", {"location": LOCATION, "properties": properties}).result()
    assert created.properties.provisioning_state == "Succeeded", created
    assert vaults.get("keyvault", "vault1").properties.vault_uri
    vaults.update("keyvault", "vault1", {"properties": {"enabled_for_deployment": True}})
    assert vaults.get("keyvault", "vault1").properties.enabled_for_deployment
    assert names(vaults.list_by_resource_group("keyvault")) == ["vault1"]
    try:
        properties["sku"]["name"] = "unknown"
        vaults.begin_create_or_update("keyvault", "vault2", {"location": LOCATION, "properties": properties}).result()
        raise AssertionError("the SKU is unknown")
    except HttpResponseError as error:
        assert error.status_code == 400 and error.error.target == "properties.sku.name", error
    secrets = client(KeyVaultManagementClient, endpoint, api_version="2023-07-01").secrets
    secrets.create_or_update("keyvault", "vault1", "secret1", {"properties": {"value": "hidden"}})
    assert secrets.get("keyvault", "vault1", "secret1").properties.value is None
    policy = {"tenant_id": properties["tenant_id"], "object_id": str(uuid.uuid4()), "permissions": {"secrets": ["get"]}}
    for kind, count in [("add", 1), ("remove", 0)]:
        vaults.update_access_policy("keyvault", "vault1", kind, {"properties": {"access_policies": [policy]}})
        assert len(vaults.get("keyvault", "vault1").properties.access_policies) == count
    vaults.delete("keyvault", "vault1")
    missing(lambda: vaults.get("keyvault", "vault1"))
    assert names(vaults.list_deleted()) == ["vault1"]
    assert vaults.get_deleted("vault1", LOCATION).properties.vault_id.endswith("/vaults/vault1")
    vaults.begin_purge_deleted("vault1", LOCATION).result()
    assert names(vaults.list_deleted()) == []


def authorization(endpoint):
    from azure.mgmt.authorization import AuthorizationManagementClient

    scope = group(endpoint, "authorization").id
    management = client(AuthorizationManagementClient, endpoint, api_version="2022-04-01")
    definitions, assignments = management.role_definitions, management.role_assignments
    role = str(uuid.uuid4())
    definition = {"role_name": "Reader of things", "permissions": [{"actions": ["*/read"]}], "assignable_scopes": [scope]}
    created = definitions.create_or_update(scope, role, definition)
    assert created.role_name == "Reader of things", created
    name = str(uuid.uuid4())
    assignment = {"role_definition_id": created.id, "principal_id": str(uuid.uuid4())}
    assignments.create(scope, name, assignment)
    found = assignments.get(scope, name)
    assert found.principal_id == assignment["principal_id"] and found.scope == scope, found
    assert assignments.get_by_id(found.id).name == name
    assert names(definitions.list(scope, filter="roleName eq 'Reader of things'")) == [role]
    assert names(definitions.list(scope, filter="type eq 'BuiltInRole'")) == []
    subscription = f"/subscriptions/{SUBSCRIPTION}"
    assert name in names(assignments.list_for_subscription())
    assert name not in names(assignments.list_for_scope(subscription, filter="atScope()"))
    assert name in names(assignments.list_for_scope(f"{scope}/providers/A.B/c/d", filter="atScope()"))
    assert names(assignments.list_for_scope(scope)) == [name]
    assignments.delete(scope, name)
    assert names(assignments.list_for_scope(scope)) == []
    definitions.delete(scope, role)
    missing(lambda: definitions.get(scope, role))


def network(endpoint):
    from azure.mgmt.network import NetworkManagementClient

    group(endpoint, "network")
    management = client(NetworkManagementClient, endpoint)
    networks, subnets = management.virtual_networks, management.subnets
    space = {
        "location": LOCATION,
        "address_space": {"address_prefixes": ["10.0.0.0/16"]},
        "subnets": [{"name": "default", "address_prefix": "10.0.255.0/24"}],
    }
    created = networks.begin_create_or_update("network", "net1", space).result()
    assert created.provisioning_state == "Succeeded", created
    for index in range(3):
        subnets.begin_create_or_update("network", "net1", f"subnet{index}", {"address_prefix": f"10.0.{index}.0/24"}).result()
    assert subnets.get("network", "net1", "subnet0").address_prefix == "10.0.0.0/24"
    assert subnets.get("network", "net1", "default").address_prefix == "10.0.255.0/24"
    assert names(subnets.list("network", "net1")) == ["default", "subnet0", "subnet1", "subnet2"]
    assert len(networks.get("network", "net1").subnets) == 4
    networks.update_tags("network", "net1", {"tags": {"a": "1"}})
    assert networks.get("network", "net1").tags == {"a": "1"}
    assert "net1" in names(networks.list_all())
    subnets.begin_delete("network", "net1", "subnet0").result()
    assert [it.name for it in networks.get("network", "net1").subnets] == ["default", "subnet1", "subnet2"]
    rule = {"protocol": "Tcp", "access": "Allow", "priority": 100, "direction": "Inbound", "source_port_range": "*"}
    rule.update(destination_port_range="22", source_address_prefix="*", destination_address_prefix="*")
    groups = management.network_security_groups
    groups.begin_create_or_update("network", "nsg1", {"location": LOCATION, "security_rules": [{"name": "ssh", **rule}]}).result()
    rules = management.security_rules
    rules.begin_create_or_update("network", "nsg1", "http", {**rule, "priority": 110}).result()
    assert [it.name for it in groups.get("network", "nsg1").security_rules] == ["ssh", "http"]
    balancer = {"location": LOCATION, "frontend_ip_configurations": [{"name": "front"}], "probes": [{"name": "probe", "port": 80}]}
    created = management.load_balancers.begin_create_or_update("network", "lb1", balancer).result()
    assert created.frontend_ip_configurations[0].id.endswith("/lb1/frontendIPConfigurations/front"), created
    assert names(management.load_balancer_probes.list("network", "lb1")) == ["probe"]
    missing(lambda: management.load_balancer_probes.get("network", "lb1", "none"))
    networks.begin_delete("network", "net1").result()
    missing(lambda: subnets.get("network", "net1", "subnet1"))


def compute(endpoint):
    from azure.mgmt.compute import ComputeManagementClient

    group(endpoint, "compute")
    machines = client(ComputeManagementClient, endpoint, api_version="2024-03-01").virtual_machines
    machine = {
        "location": LOCATION,
        "hardware_profile": {"vm_size": "Standard_D1_v2"},
        "os_profile": {"computer_name": "vm", "admin_username": "user", "admin_password": "secret"},
    }
    created = machines.begin_create_or_update("compute", "vm1", machine).result()
    assert created.provisioning_state == "Succeeded" and created.vm_id, created
    assert created.os_profile.admin_password is None, created
    for action, state in [(machines.begin_power_off, "stopped"), (machines.begin_deallocate, "deallocated"), (machines.begin_start, "running")]:
        action("compute", "vm1").result()
        view = machines.instance_view("compute", "vm1")
        assert f"PowerState/{state}" in [status.code for status in view.statuses], view
    assert machines.get("compute", "vm1").instance_view is None
    assert machines.get("compute", "vm1", expand="instanceView").instance_view.statuses
    disks = client(ComputeManagementClient, endpoint, api_version="2023-10-02").disks
    disk = {"location": LOCATION, "creation_data": {"create_option": "Empty"}, "disk_size_gb": 10}
    disks.begin_create_or_update("compute", "disk1", disk).result()
    assert disks.begin_update("compute", "disk1", {"disk_size_gb": 20}).result().disk_size_gb == 20
    machines.begin_update("compute", "vm1", {"tags": {"a": "1"}}).result()
    assert machines.get("compute", "vm1").tags == {"a": "1"}
    assert names(machines.list("compute")) == ["vm1"]
    assert "vm1" in names(machines.list_all())
    machines.begin_delete("compute", "vm1").result()
    missing(lambda: machines.get("compute", "vm1"))


def containerservice(endpoint):
    from azure.mgmt.containerservice import ContainerServiceClient

    group(endpoint, "containers")
    management = client(ContainerServiceClient, endpoint, api_version="2024-04-02-preview")
    clusters, pools = management.managed_clusters, management.agent_pools
    profile = {"name": "system", "count": 1, "vm_size": "Standard_DS2_v2", "mode": "System"}
    cluster = {"location": LOCATION, "dns_prefix": "dns", "identity": {"type": "SystemAssigned"}, "agent_pool_profiles": [profile]}
    created = clusters.begin_create_or_update("containers", "aks1", cluster).result()
    assert created.provisioning_state == "Succeeded" and created.identity.principal_id, created
    pools.begin_create_or_update("containers", "aks1", "pool1", {"count": 1, "vm_size": "Standard_DS2_v2"}).result()
    assert names(pools.list("containers", "aks1")) == ["pool1", "system"]
    assert [it.name for it in clusters.get("containers", "aks1").agent_pool_profiles] == ["system", "pool1"]
    assert pools.get("containers", "aks1", "system").count == 1
    for action, state in [(clusters.begin_stop, "Stopped"), (clusters.begin_start, "Running")]:
        action("containers", "aks1").result()
        assert clusters.get("containers", "aks1").power_state.code == state
    assert clusters.list_cluster_admin_credentials("containers", "aks1").kubeconfigs
    clusters.begin_update_tags("containers", "aks1", {"tags": {"a": "1"}}).result()
    assert clusters.get("containers", "aks1").tags == {"a": "1"}
    assert names(clusters.list()) == ["aks1"]
    pools.begin_delete("containers", "aks1", "pool1").result()
    clusters.begin_delete("containers", "aks1").result()
    missing(lambda: clusters.get("containers", "aks1"))


def sql(endpoint):
    from azure.mgmt.sql import SqlManagementClient

    group(endpoint, "sql")
    management = client(SqlManagementClient, endpoint)
    servers, databases = management.servers, management.databases
    server = {"location": LOCATION, "administrator_login": "user", "administrator_login_password": "secret"}
    created = servers.begin_create_or_update("sql", "server1", server).result()
    assert created.administrator_login == "user" and created.fully_qualified_domain_name, created
    for index in range(3):
        databases.begin_create_or_update("sql", "server1", f"db{index}", {"location": LOCATION}).result()
    assert len(list(databases.list_by_server("sql", "server1"))) == 3
    databases.begin_update("sql", "server1", "db0", {"tags": {"a": "1"}}).result()
    assert databases.get("sql", "server1", "db0").tags == {"a": "1"}
    assert not servers.check_name_availability({"name": "server1"}).available
    rules = management.firewall_rules
    rules.create_or_update("sql", "server1", "rule1", {"start_ip_address": "0.0.0.0", "end_ip_address": "0.0.0.0"})
    assert names(rules.list_by_server("sql", "server1")) == ["rule1"]
    pools = management.elastic_pools
    pool = pools.begin_create_or_update("sql", "server1", "pool1", {"location": LOCATION}).result()
    databases.begin_create_or_update("sql", "server1", "db3", {"location": LOCATION, "elastic_pool_id": pool.id}).result()
    assert names(databases.list_by_elastic_pool("sql", "server1", "pool1")) == ["db3"]
    databases.begin_pause("sql", "server1", "db1").result()
    assert databases.get("sql", "server1", "db1").status == "Paused"
    databases.begin_delete("sql", "server1", "db0").result()
    servers.begin_delete("sql", "server1").result()
    missing(lambda: servers.get("sql", "server1"))


def web(endpoint):
    from azure.mgmt.web import WebSiteManagementClient

    group(endpoint, "web")
    management = client(WebSiteManagementClient, endpoint, api_version="2023-12-01")
    plans, apps = management.app_service_plans, management.web_apps
    plan = plans.begin_create_or_update("web", "plan1", {"location": LOCATION, "sku": {"name": "P1", "capacity": 1}}).result()
    assert plan.provisioning_state == "Succeeded", plan
    app = apps.begin_create_or_update("web", "app1", {"location": LOCATION, "server_farm_id": plan.id}).result()
    assert app.server_farm_id == plan.id, app
    apps.update_application_settings("web", "app1", {"properties": {"a": "1"}})
    assert apps.list_application_settings("web", "app1").properties == {"a": "1"}
    assert apps.update_configuration("web", "app1", {"always_on": True}).always_on
    apps.begin_create_or_update_slot("web", "app1", "staging", {"location": LOCATION, "server_farm_id": plan.id}).result()
    assert len(list(apps.list_slots("web", "app1"))) == 1
    for action, state in [(apps.stop, "Stopped"), (apps.start, "Running")]:
        action("web", "app1")
        assert apps.get("web", "app1").state == state
    assert names(plans.list_web_apps("web", "plan1")) == ["app1"]
    apps.update("web", "app1", {"https_only": True})
    assert apps.get("web", "app1").https_only
    assert names(apps.list_by_resource_group("web")) == ["app1"]
    assert names(plans.list_by_resource_group("web")) == ["plan1"]
    apps.delete("web", "app1")
    plans.delete("web", "plan1")
    missing(lambda: apps.get("web", "app1"))


SCENARIOS = [resource, msi, storage, keyvault, authorization, network, compute, containerservice, sql, web]


def main():
    endpoint, *chosen = sys.argv[1:]
    passed = True
    for scenario in SCENARIOS:
        if chosen and scenario.__name__ not in chosen:
            continue
        error = None
        try:
            scenario(endpoint)
        except Exception:
            error = traceback.format_exc()
            passed = False
        print(json.dumps({"name": scenario.__name__, "error": error}), flush=True)
    sys.exit(0 if passed else 1)


if __name__ == "__main__":
    main()
