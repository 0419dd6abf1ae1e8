// What make bench-console compares the console with: the same table, dialog and form, as a dashboard would write them today,
// with React 19 and antd 6. It reads one list, and neither signs anybody in nor watches nor translates.
import { StrictMode, useEffect, useMemo, useState } from "react";
import { createRoot } from "react-dom/client";
import { Button, Checkbox, ConfigProvider, Form, Input, Modal, Select, Space, Table, Tag, Typography } from "antd";

const USAGES = ["signing", "authentication"];
const STATES = { usable: "success", expired: "error", "never expires": "default", suspended: "warning" };

/** A Secret as a row. */
function row({ metadata, data = {} }) {
  const text = (key) => (data[key] === undefined ? "" : new TextDecoder().decode(Uint8Array.from(atob(data[key]), (c) => c.charCodeAt(0))));
  const usages = USAGES.filter((usage) => text(`usage-bootstrap-${usage}`) === "true");
  const expires = text("expiration");
  const state = usages.length === 0 ? "suspended" : expires === "" ? "never expires" : new Date(expires) < Date.now() ? "expired" : "usable";
  return {
    key: metadata.name, id: metadata.name.replace("bootstrap-token-", ""), state, expires, usages,
    description: text("description"), groups: text("auth-extra-groups").split(",").filter(Boolean), created: metadata.creationTimestamp,
  };
}

const by = (key) => (a, b) => String(a[key]).localeCompare(String(b[key]));
const COLUMNS = [
  { title: "Token", dataIndex: "id", sorter: by("id"), render: (id) => <Typography.Text code>{id}.••••••••••••••••</Typography.Text> },
  {
    title: "Status", dataIndex: "state", sorter: by("state"), onFilter: (value, token) => token.state === value,
    filters: Object.keys(STATES).map((state) => ({ text: state, value: state })), render: (state) => <Tag color={STATES[state]}>{state}</Tag>,
  },
  { title: "Expires", dataIndex: "expires", sorter: by("expires"), render: (time) => (time ? new Date(time).toLocaleString() : "never") },
  { title: "Usages", dataIndex: "usages", sorter: by("usages"), render: (usages) => usages.join(", ") },
  { title: "Description", dataIndex: "description", sorter: by("description") },
  { title: "Groups", dataIndex: "groups", sorter: by("groups"), render: (groups) => groups.map((group) => <Tag key={group}>{group}</Tag>) },
];

function Create({ open, onClose }) {
  const [form] = Form.useForm();
  return (
    <Modal title="Create token" open={open} onCancel={onClose} onOk={() => form.validateFields().then(onClose)} okText="Create">
      <Form form={form} layout="vertical" initialValues={{ ttl: "24h", usages: USAGES, groups: [] }}>
        <Form.Item name="description" label="Description"><Input maxLength={1024}/></Form.Item>
        <Form.Item name="ttl" label="TTL" rules={[{ required: true }]}>
          <Select options={["1h", "8h", "24h", "168h"].map((value) => ({ value }))}/>
        </Form.Item>
        <Form.Item name="usages" label="Usages" rules={[{ required: true }]}><Checkbox.Group options={USAGES}/></Form.Item>
        <Form.Item name="groups" label="Groups"><Select mode="tags"/></Form.Item>
      </Form>
    </Modal>
  );
}

function Tokens() {
  const [rows, setRows] = useState();
  const [search, setSearch] = useState("");
  const [open, setOpen] = useState(false);
  useEffect(() => {
    fetch("secrets.json").then((answer) => answer.json()).then((list) => setRows(list.items.map(row)));
  }, []);
  const found = useMemo(() => rows?.filter((token) => `${token.id} ${token.description} ${token.groups}`.includes(search)), [rows, search]);
  return (
    <>
      <Typography.Title level={2}>Bootstrap tokens</Typography.Title>
      <Space>
        <Input.Search placeholder="Search tokens" onChange={(event) => setSearch(event.target.value)}/>
        <Button type="primary" onClick={() => setOpen(true)}>Create token</Button>
      </Space>
      <Table columns={COLUMNS} dataSource={found} loading={rows === undefined} virtual scroll={{ y: 600 }} pagination={false} rowSelection={{}}/>
      <Create open={open} onClose={() => setOpen(false)}/>
    </>
  );
}

createRoot(document.querySelector("#root")).render(<StrictMode><ConfigProvider><Tokens/></ConfigProvider></StrictMode>);
